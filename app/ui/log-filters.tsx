import { Text } from "@shopify/polaris";

import { ListFilters } from "./list-filters.tsx";
import { CHANNEL_CHOICES, DAY_CHOICES, KIND_CHOICES, LOG_TABS, STATE_CHOICES } from "./log-filter-words.ts";
import type { Choice } from "./list-filters.tsx";

interface LogFiltersProps {
  /** What is asked, as in the address. */
  asked: { state: string; order: string; kind: string; channel: string; reason: string; days: string; to: string };
  reasons: Choice[];
  isLoading: boolean;
  onChange: (change: Record<string, string>) => void;
}

const ONE_ADDRESS = {
  ...{ key: "to", label: "Address", applied: "One address" },
  note: <Text as="p">Only the messages to one address. Another one is looked for below.</Text>,
};

/** Tabs by state, and filters by order, kind, channel, reason and days. The address is asked for in a form of its own. */
export function LogFilters({ asked, reasons, isLoading, onChange }: LogFiltersProps) {
  return (
    <ListFilters
      {...{ tabs: LOG_TABS, tabKey: "state", tab: asked.state }}
      {...{ searchKey: "order", search: asked.order, placeholder: "Order number" }}
      lists={[
        { key: "state", label: "State", choices: STATE_CHOICES, asked: asked.state, usual: "" },
        { key: "kind", label: "Message", choices: KIND_CHOICES, asked: asked.kind, usual: "" },
        { key: "channel", label: "Channel", choices: CHANNEL_CHOICES, asked: asked.channel, usual: "" },
        { key: "reason", label: "Reason", choices: reasons, asked: asked.reason, usual: "" },
        { key: "days", label: "Days", choices: DAY_CHOICES, asked: asked.days, usual: "28" },
      ]}
      set={asked.to ? [ONE_ADDRESS] : []}
      isLoading={isLoading}
      onChange={onChange}
    />
  );
}
