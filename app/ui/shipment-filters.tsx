import { ChoiceList, IndexFilters, IndexFiltersMode, useSetIndexFiltersMode } from "@shopify/polaris";
import { useEffect, useState } from "react";

import { isStatus, STATUSES } from "#app/tracking/status.ts";
import { statusWords } from "#app/tracking/words.ts";

import { SHIPMENT_TABS } from "./shipment-filter.ts";

interface ShipmentFiltersProps {
  /** A tab or a status, as in the address. */
  status: string;
  search: string;
  isLoading: boolean;
  onChange: (change: { status?: string; q?: string }) => void;
}

/** Milliseconds after the last key before the list is searched. */
const PAUSE = 400;

/** Tabs, a status filter and a search field above the list of parcels. */
export function ShipmentFilters({ status, search, isLoading, onChange }: ShipmentFiltersProps) {
  const { mode, setMode } = useSetIndexFiltersMode(search ? IndexFiltersMode.Filtering : IndexFiltersMode.Default);
  const [typed, setTyped] = useState(search);
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => onChange({ q: typed }), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, search, onChange]);

  const clear = () => {
    setTyped("");
    onChange({ status: "all", q: "" });
  };
  const only = isStatus(status) && status !== "delivered" ? status : null;
  return (
    <IndexFilters
      tabs={SHIPMENT_TABS.map((tab) => ({ ...tab, onAction: () => onChange({ status: tab.id }) }))}
      selected={Math.max(
        0,
        SHIPMENT_TABS.findIndex((tab) => tab.id === status),
      )}
      onSelect={(index) => onChange({ status: SHIPMENT_TABS[index]?.id ?? "all" })}
      canCreateNewView={false}
      mode={mode}
      setMode={setMode}
      loading={isLoading}
      queryValue={typed}
      queryPlaceholder="Order or tracking number"
      onQueryChange={setTyped}
      onQueryClear={() => {
        setTyped("");
        onChange({ q: "" });
      }}
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
