import { isStatus, STATUSES } from "#app/tracking/status.ts";
import { statusWords } from "#app/tracking/words.ts";

import { ListFilters } from "./list-filters.tsx";
import { SHIPMENT_TABS } from "./shipment-filter.ts";

interface ShipmentFiltersProps {
  /** A tab or a status, as in the address. */
  status: string;
  search: string;
  isLoading: boolean;
  onChange: (change: Record<string, string>) => void;
}

const STATUS_CHOICES = STATUSES.map((value) => ({ value, label: statusWords[value].title }));

/** Tabs, a status filter and a search field above the list of parcels. */
export function ShipmentFilters({ status, search, isLoading, onChange }: ShipmentFiltersProps) {
  const tab = SHIPMENT_TABS.findIndex(({ id }) => id === status);
  const only = tab < 0 && isStatus(status) ? status : "all";
  const where = tab > 0 ? ` in “${SHIPMENT_TABS[tab]?.content}”` : "";
  return (
    <ListFilters
      {...{ tabs: SHIPMENT_TABS, tabKey: "status", tab: status }}
      {...{ searchKey: "q", search, placeholder: `Order or tracking number${where}` }}
      lists={[{ key: "status", label: "Status", choices: STATUS_CHOICES, asked: only, usual: "all" }]}
      isLoading={isLoading}
      onChange={onChange}
    />
  );
}
