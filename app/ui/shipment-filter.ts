import { FINAL, isStatus, type Status, STATUSES, TROUBLE } from "#app/tracking/status.ts";

/** The tabs above the list of parcels. */
export const SHIPMENT_TABS = [
  { id: "all", content: "All" },
  { id: "underway", content: "Under way" },
  { id: "today", content: "Arriving today" },
  { id: "overdue", content: "Overdue" },
  { id: "silent", content: "Silent" },
  { id: "unsent", content: "Not handed over" },
  { id: "trouble", content: "In trouble" },
  { id: "delivered", content: "Delivered" },
] as const;

/** What a word of the address stands for: a tab, one status, or (for anything else) every status. Days are no status. */
export function statusesOf(word: string | null): readonly Status[] | undefined {
  if (word === "underway") return STATUSES.filter((status) => !FINAL.has(status));
  if (word === "trouble") return [...TROUBLE];
  return word !== null && isStatus(word) ? [word] : undefined;
}

const DEFAULTS: Record<string, string> = { status: "all", q: "", page: "1" };

/** The address's query after a change; a new filter begins at its first page, and what is as always is left out. */
export function changedQuery(query: URLSearchParams, change: Record<string, string>): URLSearchParams {
  const next = { ...Object.fromEntries(query), page: "1", ...change };
  return new URLSearchParams(Object.entries(next).filter(([name, value]) => DEFAULTS[name] !== value));
}
