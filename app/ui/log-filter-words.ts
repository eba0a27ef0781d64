import { ANSWER_KINDS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { kindWords } from "#app/tracking/words.ts";

import type { Choice } from "./list-filters.tsx";

/** The tabs above the log; "" is everything. */
export const LOG_TABS = [
  { id: "", content: "All" },
  { id: "waiting", content: "Waiting" },
  { id: "held", content: "Held" },
  { id: "sent", content: "Sent" },
  { id: "failed", content: "Failed" },
  { id: "came_back", content: "Came back" },
  { id: "uncertain", content: "Not certain" },
  { id: "not_sent", content: "Not sent" },
] as const;

export const STATE_CHOICES: Choice[] = LOG_TABS.slice(1).map(({ id, content }) => ({ value: id, label: content }));

export const KIND_CHOICES: Choice[] = [...MESSAGE_KINDS, ...ANSWER_KINDS].map((value) => ({
  value,
  label: kindWords[value].title,
}));

export const CHANNEL_CHOICES: Choice[] = [
  { value: "email", label: "E-mail" },
  { value: "sms", label: "Text" },
];

export const DAY_CHOICES: Choice[] = [
  { value: "1", label: "The last 24 hours" },
  { value: "7", label: "The last 7 days" },
  { value: "28", label: "The last 28 days" },
  { value: "90", label: "The last 90 days" },
  { value: "all", label: "All days" },
];

const DEFAULTS: Record<string, string> = { days: "28" };

/** The address's query after a change; a new filter begins at the newest, and what is as always is left out. */
export function changedLogQuery(query: URLSearchParams, change: Record<string, string>): URLSearchParams {
  const next = { ...Object.fromEntries(query), after: "", ...change };
  return new URLSearchParams(Object.entries(next).filter(([name, value]) => value !== "" && DEFAULTS[name] !== value));
}
