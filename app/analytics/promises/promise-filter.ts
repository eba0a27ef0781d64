import { z } from "zod";

/** How promises are asked for; "open" are those of which nothing is known yet. */
const PROMISE_STATES = ["kept", "broken", "open", "sorry"] as const;
const PROMISE_DAYS = ["28", "90", "all"] as const;

const cursor = z.string().regex(/^\d{1,16}~[0-9a-f-]{36}$/);

/** The query of the list. What does not fit counts as not asked. */
export const promiseFilterSchema = z.object({
  /** Number or name of an order, as typed. */
  order: z.string().trim().max(60).catch(""),
  state: z.enum([...PROMISE_STATES, ""]).catch(""),
  days: z.enum(PROMISE_DAYS).catch("28"),
  after: cursor.or(z.literal("")).catch(""),
});

export type PromiseFilter = z.infer<typeof promiseFilterSchema>;

const DAY_MS = 86_400_000;

/** The instant from which the filter's days count; null when all of them do. */
export function promisesSince(days: PromiseFilter["days"], now: Date): Date | null {
  return days === "all" ? null : new Date(now.getTime() - Number(days) * DAY_MS);
}

/** Where a page ends: the next one begins behind it. */
export function writeCursor({ toldAt, id }: { toldAt: Date; id: string }): string {
  return `${toldAt.getTime()}~${id}`;
}

/** Null for the beginning of the list. */
export function readCursor(text: string): { toldAt: Date; id: string } | null {
  const [at, id] = text.split("~");
  return at && id ? { toldAt: new Date(Number(at)), id } : null;
}
