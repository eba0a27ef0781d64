import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from "@shopify/polaris";

import { isStatus, STATUSES } from "#app/tracking/status.ts";
import { statusWords } from "#app/tracking/words.ts";

import { SHIPMENT_TABS } from "./shipment-filter.ts";
import { useTyped } from "./use-typed.ts";

interface ShipmentFiltersProps {
  /** A tab or a status, as in the address. */
  status: string;
  search: string;
  isLoading: boolean;
  onChange: (change: { status?: string; q?: string }) => void;
}

/** Tabs, a status filter and a search field above the list of parcels. */
export function ShipmentFilters({ status, search, isLoading, onChange }: ShipmentFiltersProps) {
  const tab = SHIPMENT_TABS.findIndex(({ id }) => id === status);
  const only = tab < 0 && isStatus(status) ? status : null;
  const { mode, setMode } = useSetIndexFiltersMode(
    search || only ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );
  const { typed, type, tell } = useTyped(search, (q) => onChange({ q }));
  const clear = () => {
    tell("");
    onChange({ q: "", ...(only ? { status: "all" } : {}) });
  };
  return (
    <IndexFilters
      tabs={SHIPMENT_TABS.map((tab) => ({ ...tab, onAction: () => onChange({ status: tab.id }) }))}
      selected={Math.max(0, tab)}
      onSelect={(index) => onChange({ status: SHIPMENT_TABS[index]?.id ?? "all" })}
      canCreateNewView={false}
      mode={mode}
      setMode={setMode}
      loading={isLoading}
      queryValue={typed}
      queryPlaceholder={
        tab > 0 ? `Order or tracking number in “${SHIPMENT_TABS[tab]?.content}”` : "Order or tracking number"
      }
      onQueryChange={type}
      onQueryClear={() => tell("")}
      cancelAction={{ onAction: clear, disabled: false, loading: false }}
      filters={[
        {
          key: "status",
          label: "Status",
          shortcut: true,
          filter: (
            <ChoiceList
              title="Status"
              titleHidden
              choices={STATUSES.map((value) => ({ value, label: statusWords[value].title }))}
              selected={only ? [only] : []}
              onChange={([value]) => onChange({ status: value ?? "all" })}
            />
          ),
        },
      ]}
      appliedFilters={
        only
          ? [
              {
                key: "status",
                label: `Status: ${statusWords[only].title}`,
                onRemove: () => onChange({ status: "all" }),
              },
            ]
          : []
      }
      onClearAll={clear}
    />
  );
}
