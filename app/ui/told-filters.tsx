import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from "@shopify/polaris";

import { useTyped } from "./use-typed.ts";

const TABS = [
  { id: "", content: "All" },
  { id: "broken", content: "Broken" },
  { id: "sorry", content: "Said sorry" },
  { id: "kept", content: "Kept" },
  { id: "open", content: "Open" },
] as const;

const DAYS = [
  { value: "28", label: "The last 28 days" },
  { value: "90", label: "The last 90 days" },
  { value: "all", label: "All days" },
];

interface ToldFiltersProps {
  /** What is asked, as in the address. */
  asked: { state: string; order: string; days: string };
  isLoading: boolean;
  onChange: (change: Record<string, string>) => void;
}

/** Tabs by what became of it, and filters by order and days. */
export function ToldFilters({ asked, isLoading, onChange }: ToldFiltersProps) {
  const { mode, setMode } = useSetIndexFiltersMode(
    asked.order || asked.days !== "28" ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  const { typed, type, tell } = useTyped(asked.order, (order) => onChange({ order }));
  const clear = () => {
    tell("");
    onChange({ order: "", state: "", days: "28" });
  };
  return (
    <IndexFilters
      tabs={TABS.map(({ id, content }) => ({ id: id || "all", content, onAction: () => onChange({ state: id }) }))}
      selected={Math.max(
        0,
        TABS.findIndex(({ id }) => id === asked.state),
      )}
      onSelect={(index) => onChange({ state: TABS[index]?.id ?? "" })}
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
        {
          key: "days",
          label: "Days",
          shortcut: true,
          filter: (
            <ChoiceList
              title="Days"
              titleHidden
              choices={DAYS}
              selected={[asked.days]}
              onChange={([value]) => onChange({ days: value ?? "28" })}
            />
          ),
        },
      ]}
      appliedFilters={
        asked.days === "28"
          ? []
          : [
              {
                key: "days",
                label: `Days: ${DAYS.find(({ value }) => value === asked.days)?.label ?? asked.days}`,
                onRemove: () => onChange({ days: "28" }),
              },
            ]
      }
      onClearAll={clear}
    />
  );
}
