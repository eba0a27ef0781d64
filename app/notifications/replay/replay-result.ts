import { z } from "zod";

import { CHANNELS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";

const count = z.number().int().min(0);

/** Messages of one kind and channel in one of the two worlds. */
const cellSchema = z.object({
  sent: count,
  waiting: count,
  segments: count,
  /** By reason code, of those that were not sent. */
  notSent: z.record(z.string(), count),
});
export type Cell = z.infer<typeof cellSchema>;

const worldSchema = z.object({
  /** Messages that would have left at night, and waited for the morning. */
  nights: count,
  /** Messages saved because another one told the same, or more, in the same moment. */
  doubles: count,
  sent: count,
  segments: count,
  /** What the priced ones of them cost, in minor units of the price's currency. */
  costMinor: z.number().min(0).default(0),
  /** Segments to countries for which no price is known. */
  unpriced: count.default(0),
  /** Own words that could not be rendered: ours would have gone out. */
  fellBack: count,
});
export type WorldTotals = z.infer<typeof worldSchema>;

/** One message of a story, `at` in ISO 8601. */
const lineSchema = z.object({
  kind: z.enum(MESSAGE_KINDS),
  channel: z.enum(CHANNELS),
  outcome: z.enum(["sent", "not_sent", "waiting"]),
  reason: z.string().nullable(),
  at: z.string(),
  parcels: count,
  segments: count,
  /** It waited for an allowed hour. */
  waitedForDay: z.boolean(),
});
export type StoryLine = z.infer<typeof lineSchema>;

/** What a replay has found. Stored in `Replay.result`. */
export const replayResultSchema = z.object({
  from: z.string(),
  until: z.string(),
  orders: count,
  differing: count,
  /** kind × channel, in journey order; cells in which nothing happened in either world are left out. */
  rows: z.array(
    z.object({ kind: z.enum(MESSAGE_KINDS), channel: z.enum(CHANNELS), today: cellSchema, draft: cellSchema }),
  ),
  today: worldSchema,
  draft: worldSchema,
  /** Whose price of a text the cost rests on: the merchant's own, or our table. Null in runs that knew of none. */
  cost: z
    .object({ basis: z.enum(["merchant", "table"]), currency: z.string() })
    .nullable()
    .default(null),
  /** The first orders that differ, oldest first. */
  stories: z.array(
    z.object({ orderId: z.string(), name: z.string(), today: z.array(lineSchema), draft: z.array(lineSchema) }),
  ),
  /** How long the run took, in seconds. */
  seconds: z.number(),
});

export type ReplayResult = z.infer<typeof replayResultSchema>;
