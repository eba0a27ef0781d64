import { Autocomplete, BlockStack, InlineStack, Select, Tag } from "@shopify/polaris";
import { useEffect, useState } from "react";

import { SCOPE_WORDS, type ScopeName, type ScopeView } from "./rule-sentence.ts";

interface ScopePickerProps {
  label: string;
  /** Where names are asked for, by `?by=` and `?q=`. */
  path: string;
  scope: ScopeView;
  /** So many can be named in one. */
  most: number;
  /** What "any" is called here; left out where it makes no sense. */
  anyLabel?: string;
  error?: string | undefined;
  onChange: (scope: ScopeView) => void;
}

const NAMED: readonly ScopeName[] = ["product", "collection", "tag", "type"];

/** Some of the shop's products: by name, collection, tag or type. */
export function ScopePicker({ anyLabel, ...picker }: ScopePickerProps) {
  const { label, scope, onChange } = picker;
  const named = NAMED.map((by) => ({ value: by, label: SCOPE_WORDS[by] }));
  const options = anyLabel === undefined ? named : [{ value: "any" as const, label: anyLabel }, ...named];
  return (
    <BlockStack gap="200">
      <Select
        label={label}
        options={options}
        value={scope.by}
        onChange={(by) => onChange({ by: by as ScopeName, values: [] })}
      />
      {scope.by === "any" ? null : <Values key={scope.by} {...picker} />}
    </BlockStack>
  );
}

function Values({ label, path, scope, most, error, onChange }: Omit<ScopePickerProps, "anyLabel">) {
  const [typed, setTyped] = useState<string | null>(null);
  const found = useNames(path, scope.by, typed);
  const { values } = scope;
  const choose = (chosen: readonly string[]) => {
    const known = [...values, ...found.names];
    const kept = chosen.flatMap((value) => known.find((one) => one.value === value) ?? []);
    onChange({ ...scope, values: kept.slice(0, most) });
    setTyped("");
  };
  const what = SCOPE_WORDS[scope.by];
  return (
    <BlockStack gap="200">
      <Autocomplete
        allowMultiple
        options={found.names}
        selected={values.map(({ value }) => value)}
        loading={found.isLoading}
        emptyState={`No ${what.toLowerCase()} with this name`}
        onSelect={choose}
        textField={
          <Autocomplete.TextField
            label={`${label}: ${what.toLowerCase()}`}
            labelHidden
            autoComplete="off"
            placeholder={`Search ${what.toLowerCase()}`}
            value={typed ?? ""}
            {...(error ? { error } : {})}
            onFocus={() => setTyped("")}
            onBlur={() => setTyped(null)}
            onChange={setTyped}
          />
        }
      />
      {values.length > 0 ? (
        <InlineStack gap="200">
          {values.map(({ value, label, isGone }) => (
            <Tag
              key={value}
              onRemove={() => onChange({ ...scope, values: values.filter((one) => one.value !== value) })}
            >
              {isGone ? `${label} (gone)` : label}
            </Tag>
          ))}
        </InlineStack>
      ) : null}
    </BlockStack>
  );
}

const PAUSE = 250;

function useNames(path: string, by: ScopeName, typed: string | null) {
  const [found, setFound] = useState<{ names: { value: string; label: string }[] }>();
  useEffect(() => {
    if (typed === null) return;
    const abort = new AbortController();
    const ask = async () => {
      try {
        const query = new URLSearchParams({ by, q: typed });
        const answer = await fetch(`${path}?${query}`, { signal: abort.signal });
        if (answer.ok) setFound((await answer.json()) as { names: { value: string; label: string }[] });
      } catch {
        // Given up for what was typed since, or offline: the list stays as it is.
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [path, by, typed]);
  return { names: found?.names ?? [], isLoading: typed !== null && found === undefined };
}
