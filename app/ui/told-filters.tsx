import { ListFilters } from "./list-filters.tsx";

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
  return (
    <ListFilters
      {...{ tabs: TABS, tabKey: "state", tab: asked.state }}
      {...{ searchKey: "order", search: asked.order, placeholder: "Order number" }}
      lists={[{ key: "days", label: "Days", choices: DAYS, asked: asked.days, usual: "28" }]}
      isLoading={isLoading}
      onChange={onChange}
    />
  );
}
