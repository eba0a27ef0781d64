import { ChoiceList, IndexFilters, IndexFiltersMode, Text, useSetIndexFiltersMode } from "@shopify/polaris";

import { useEffect } from "react";

import {
  CHANNEL_CHOICES,
  type Choice,
  DAY_CHOICES,
  KIND_CHOICES,
  LOG_TABS,
  STATE_CHOICES,
} from "./log-filter-words.ts";
import { useTyped } from "./use-typed.ts";

interface LogFiltersProps {
  /** What is asked, as in the address. */
  asked: { state: string; order: string; kind: string; channel: string; reason: string; days: string; to: string };
  reasons: Choice[];
  isLoading: boolean;
  onChange: (change: Record<string, string>) => void;
}

const ONE_ADDRESS = <Text as="p">Only the messages to one address. Another one is looked for below.</Text>;

/** Tabs by state, and filters by order, kind, channel, reason and days. The address is asked for in a form of its own. */
export function LogFilters({ asked, reasons, isLoading, onChange }: LogFiltersProps) {
  const lists = [
    { key: "state", label: "State", choices: STATE_CHOICES, usual: "" },
    { key: "kind", label: "Message", choices: KIND_CHOICES, usual: "" },
    { key: "channel", label: "Channel", choices: CHANNEL_CHOICES, usual: "" },
    { key: "reason", label: "Reason", choices: reasons, usual: "" },
    { key: "days", label: "Days", choices: DAY_CHOICES, usual: "28" },
  ] as const;
  const applied = lists.filter(({ key, usual }) => asked[key] !== usual);
  const { mode, setMode } = useSetIndexFiltersMode(
    asked.order || applied.some(({ key }) => key !== "state") || asked.to
      ? IndexFiltersMode.Filtering
      : IndexFiltersMode.Default,
  );
  // An address is asked for in a form of its own: that it is asked must be seen here.
  useEffect(() => {
    if (asked.to) setMode(IndexFiltersMode.Filtering);
  }, [asked.to, setMode]);
  const { typed, type, tell } = useTyped(asked.order, (order) => onChange({ order }));
  const clear = () => {
    tell("");
    onChange({ order: "", to: "", ...Object.fromEntries(lists.map(({ key, usual }) => [key, usual])) });
  };
  return (
    <IndexFilters
      tabs={LOG_TABS.map((tab) => ({
        id: tab.id || "all",
        content: tab.content,
        onAction: () => onChange({ state: tab.id }),
      }))}
      selected={Math.max(
        0,
        LOG_TABS.findIndex(({ id }) => id === asked.state),
      )}
      onSelect={(index) => onChange({ state: LOG_TABS[index]?.id ?? "" })}
      canCreateNewView={false}
      mode={mode}
      setMode={setMode}
      loading={isLoading}
      queryValue={typed}
      queryPlaceholder="Order number"
      onQueryChange={type}
      onQueryClear={() => tell("")}
      cancelAction={{ onAction: clear, disabled: false, loading: false }}
      filters={[
        ...lists.map(({ key, label, choices, usual }) => ({
          key,
          label,
          shortcut: true,
          filter: (
            <ChoiceList
              title={label}
              titleHidden
              choices={[...choices]}
              selected={asked[key] === usual && usual === "" ? [] : [asked[key]]}
              onChange={([value]) => onChange({ [key]: value ?? usual })}
            />
          ),
        })),
        ...(asked.to ? [{ key: "to", label: "Address", filter: ONE_ADDRESS }] : []),
      ]}
      appliedFilters={[
        ...applied.map(({ key, label, choices, usual }) => ({
          key,
          label: `${label}: ${choices.find(({ value }) => value === asked[key])?.label ?? asked[key]}`,
          onRemove: () => onChange({ [key]: usual }),
        })),
        ...(asked.to ? [{ key: "to", label: "One address", onRemove: () => onChange({ to: "" }) }] : []),
      ]}
      onClearAll={clear}
    />
  );
}
