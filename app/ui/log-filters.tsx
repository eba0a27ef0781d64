import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from "@shopify/polaris";

import { CHANNEL_CHOICES, type Choice, DAY_CHOICES, KIND_CHOICES, LOG_TABS } from "./log-filter-words.ts";
import { useTyped } from "./use-typed.ts";

interface LogFiltersProps {
  /** What is asked, as in the address. */
  asked: { state: string; order: string; kind: string; channel: string; reason: string; days: string; to: string };
  reasons: Choice[];
  isLoading: boolean;
  onChange: (change: Record<string, string>) => void;
}

/** Tabs by state, and filters by order, kind, channel, reason and days. The address is asked for in a form of its own. */
export function LogFilters({ asked, reasons, isLoading, onChange }: LogFiltersProps) {
  const lists = [
    { key: "kind", label: "Message", choices: KIND_CHOICES, usual: "" },
    { key: "channel", label: "Channel", choices: CHANNEL_CHOICES, usual: "" },
    { key: "reason", label: "Reason", choices: reasons, usual: "" },
    { key: "days", label: "Days", choices: DAY_CHOICES, usual: "28" },
  ] as const;
  const applied = lists.filter(({ key, usual }) => asked[key] !== usual);
  const { mode, setMode } = useSetIndexFiltersMode(
    asked.order || applied.length > 0 || asked.to ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
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
      filters={lists.map(({ key, label, choices, usual }) => ({
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
      }))}
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
