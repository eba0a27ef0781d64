/** What a shopper can do that we count. A fact names an order at most, never a person. */
export const FACT_KINDS = [
  "page_view",
  "lookup_hit",
  "lookup_miss",
  "pick_click",
  "carrier_click",
  "help_click",
] as const;

export type FactKind = (typeof FACT_KINDS)[number];

/** Facts the page's script tells of; the others we see ourselves. */
export const CLICK_KINDS = ["pick_click", "carrier_click", "help_click"] as const satisfies readonly FactKind[];
