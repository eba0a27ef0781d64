import { z } from "zod";

import { ANSWER_KINDS, CHANNELS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";

/** What became of messages, as a merchant asks for it. */
const LOG_STATES = ["waiting", "held", "sent", "came_back", "uncertain", "failed", "not_sent"] as const;
export type LogState = (typeof LOG_STATES)[number];

const LOG_DAYS = ["1", "7", "28", "90", "all"] as const;
export type LogDays = (typeof LOG_DAYS)[number];

/** A blind index in an address: it tells nothing to who does not hold the shop's key. */
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const cursor = z.string().regex(/^\d{1,16}~[0-9a-f-]{36}$/);

/** The log's query. What does not fit counts as not asked. */
export const logFilterSchema = z.object({
  /** Number or name of an order, as typed. */
  order: z.string().trim().max(60).catch(""),
  /** Keyed hash of an address, in hex. */
  to: hash.or(z.literal("")).catch(""),
  kind: z.enum([...MESSAGE_KINDS, ...ANSWER_KINDS, ""]).catch(""),
  channel: z.enum([...CHANNELS, ""]).catch(""),
  state: z.enum([...LOG_STATES, ""]).catch(""),
  reason: z.string().regex(/^[a-z_]{1,60}$/).or(z.literal("")).catch(""), // prettier-ignore
  days: z.enum(LOG_DAYS).catch("28"),
  after: cursor.or(z.literal("")).catch(""),
});

export type LogFilter = z.infer<typeof logFilterSchema>;

export const NO_FILTER: LogFilter = logFilterSchema.parse({});

/** Where a page ends: the next one begins behind it. */
export interface LogCursor {
  createdAt: Date;
  id: string;
}

export function writeCursor({ createdAt, id }: LogCursor): string {
  return `${createdAt.getTime()}~${id}`;
}

/** Null for the beginning of the log. */
export function readCursor(text: string): LogCursor | null {
  const [at, id] = text.split("~");
  return at && id ? { createdAt: new Date(Number(at)), id } : null;
}

const DAY_MS = 86_400_000;

/** The instant from which the filter's days count; null when all of them do. */
export function sinceOf(days: LogDays, now: Date): Date | null {
  return days === "all" ? null : new Date(now.getTime() - Number(days) * DAY_MS);
}
