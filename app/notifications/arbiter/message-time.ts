import { CODE_MINUTES } from "#app/exceptions/step-up-code.ts";
import type { OutboxKind } from "#app/tracking/message-kind.ts";

const HOUR_MS = 3_600_000;

interface KindTimes {
  /** Wait before sending, so that what follows at once can be told in one message. */
  holdSeconds: number;
  /** News older than this is none: counted from when it happened, not from when we heard. */
  freshHours: number;
}

/** How long each kind may wait and how long it stays news. */
const TIMES: Record<OutboxKind, KindTimes> = {
  order_confirmed: { holdSeconds: 0, freshHours: 24 },
  shipped: { holdSeconds: 0, freshHours: 48 },
  in_transit: { holdSeconds: 0, freshHours: 24 },
  out_for_delivery: { holdSeconds: 0, freshHours: 12 },
  ready_for_pickup: { holdSeconds: 0, freshHours: 72 },
  delivered: { holdSeconds: 0, freshHours: 48 },
  delayed: { holdSeconds: 0, freshHours: 48 },
  delivery_attempted: { holdSeconds: 0, freshHours: 24 },
  exception: { holdSeconds: 0, freshHours: 72 },
  returning: { holdSeconds: 0, freshHours: 72 },
  returned: { holdSeconds: 0, freshHours: 72 },
  // As long as the code works.
  delivery_code: { holdSeconds: 0, freshHours: CODE_MINUTES / 60 },
  delivery_choice: { holdSeconds: 0, freshHours: 24 },
};

/** The instant after which a message about `occurredAt` must not leave any more. */
export function expiryOf(kind: OutboxKind, occurredAt: Date): Date {
  return new Date(occurredAt.getTime() + TIMES[kind].freshHours * HOUR_MS);
}

/** The instant at which a message planned at `now` may leave. */
export function dueAt(kind: OutboxKind, now: Date): Date {
  return new Date(now.getTime() + TIMES[kind].holdSeconds * 1000);
}
