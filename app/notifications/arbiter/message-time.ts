import { CODE_MINUTES } from "#app/exceptions/step-up-code.ts";
import type { SendingRules } from "#app/notifications/sending-rules.ts";
import type { OutboxKind } from "#app/tracking/message-kind.ts";

import { endOfDay } from "./local-day.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Who goes first among what is due: 0 somebody waits for it at a screen, 1 it is about today, 2 the rest. */
export type Priority = 0 | 1 | 2;

interface KindTimes {
  priority: Priority;
  /**
   * Wait before sending while the order has other parcels on the road, so that what happens to several at once is told
   * in one message; a single parcel's news leaves at once. `shipped` has the shop's own wait instead.
   */
  gatherSeconds: number;
  /** News older than this is none: counted from when it happened, not from when we heard. */
  freshHours: number;
  /** It is news only on the day it happened, by the clocks at the delivery address. */
  today?: true;
}

/** How urgent each kind is, how long it may wait and how long it stays news. */
const TIMES: Record<OutboxKind, KindTimes> = {
  order_confirmed: { priority: 2, gatherSeconds: 0, freshHours: 24 },
  shipped: { priority: 2, gatherSeconds: 0, freshHours: 48 },
  in_transit: { priority: 2, gatherSeconds: 60, freshHours: 24 },
  out_for_delivery: { priority: 1, gatherSeconds: 30, freshHours: 12, today: true },
  ready_for_pickup: { priority: 1, gatherSeconds: 30, freshHours: 72 },
  delivered: { priority: 2, gatherSeconds: 60, freshHours: 48 },
  delayed: { priority: 2, gatherSeconds: 60, freshHours: 48 },
  delivery_attempted: { priority: 1, gatherSeconds: 30, freshHours: 72 },
  exception: { priority: 1, gatherSeconds: 30, freshHours: 72 },
  returning: { priority: 2, gatherSeconds: 60, freshHours: 72 },
  returned: { priority: 2, gatherSeconds: 60, freshHours: 72 },
  // As long as the code works.
  delivery_code: { priority: 0, gatherSeconds: 0, freshHours: CODE_MINUTES / 60 },
  delivery_choice: { priority: 0, gatherSeconds: 0, freshHours: 24 },
};

/** `Message.priority` of a kind. */
export function priorityOf(kind: OutboxKind): Priority {
  return TIMES[kind].priority;
}

/**
 * The instant after which a message about `occurredAt` must not leave any more.
 * @param zones IANA zones of the delivery address: its day has ended when it has ended in one of them
 */
export function expiryOf(kind: OutboxKind, occurredAt: Date, zones: readonly string[]): Date {
  const { freshHours, today } = TIMES[kind];
  const ends = today ? zones.map((zone) => endOfDay(occurredAt, zone).getTime()) : [];
  return new Date(Math.min(occurredAt.getTime() + freshHours * HOUR_MS, ...ends));
}

/**
 * The instant at which a message planned at `now` may leave.
 * @param alone the order has no other parcel that could have the same news
 */
export function dueAt(
  kind: OutboxKind,
  now: Date,
  alone: boolean,
  rules: Pick<SendingRules, "shippedHoldMinutes">,
): Date {
  if (kind === "shipped") return new Date(now.getTime() + rules.shippedHoldMinutes * MINUTE_MS);
  return new Date(now.getTime() + (alone ? 0 : TIMES[kind].gatherSeconds * 1000));
}
