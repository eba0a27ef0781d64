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
  /** What an SMS segment costs, in minor units of a currency; null when nobody has said. */
  price: z.object({ minor: z.number(), currency: z.string() }).nullable(),
  /** The first orders that differ, oldest first. */
  stories: z.array(
    z.object({ orderId: z.string(), name: z.string(), today: z.array(lineSchema), draft: z.array(lineSchema) }),
  ),
  /** How long the run took, in seconds. */
  seconds: z.number(),
});

export type ReplayResult = z.infer<typeof replayResultSchema>;
