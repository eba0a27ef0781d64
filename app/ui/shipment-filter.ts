import { FINAL, isStatus, type Status, STATUSES, TROUBLE } from "#app/tracking/status.ts";

/** The tabs above the list of parcels. */
export const SHIPMENT_TABS = [
  { id: "all", content: "All" },
  { id: "underway", content: "Under way" },
  { id: "trouble", content: "In trouble" },
  { id: "delivered", content: "Delivered" },
] as const;

/** What a word of the address stands for: a tab, one status, or (for anything else) every status. */
export function statusesOf(word: string | null): readonly Status[] | undefined {
  if (word === "underway") return STATUSES.filter((status) => !FINAL.has(status));
  if (word === "trouble") return [...TROUBLE];
  return word !== null && isStatus(word) ? [word] : undefined;
}
