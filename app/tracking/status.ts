/** The fourteen words for where a parcel is. Stored, shown, compared: nothing else is a status. */
export const STATUSES = [
  "pending",
  "label_created",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "ready_for_pickup",
  "delivered",
  "delayed",
  "delivery_attempted",
  "exception",
  "returning",
  "returned",
  "cancelled",
  "expired",
] as const;

export type Status = (typeof STATUSES)[number];

/** An event may also carry a code we do not know: kept and counted, never guessed. */
export type EventStatus = Status | "unknown";

/** How far along the journey a status is; trouble and endings off the road have no rank. */
export const JOURNEY_RANK: Partial<Record<Status, number>> = {
  pending: 0,
  label_created: 1,
  picked_up: 2,
  in_transit: 3,
  out_for_delivery: 4,
  ready_for_pickup: 4,
  delivered: 5,
};

/** Statuses after which nothing is expected to happen (after `delivered` a return still can). */
export const FINAL: ReadonlySet<Status> = new Set(["delivered", "returned", "cancelled", "expired"]);

/** In these a parcel is still to come on some day. In all others it is here, gone, or in trouble that is told of as such. */
export const EXPECTED: ReadonlySet<Status> = new Set([
  "pending",
  "label_created",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "delayed",
]);

/** Statuses in which the promised delivery is in doubt. */
export const TROUBLE: ReadonlySet<Status> = new Set(["delayed", "delivery_attempted", "exception", "returning"]);

/** Statuses that prove that the carrier held the parcel in its hands. */
export const SCANNED: ReadonlySet<Status> = new Set([
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "ready_for_pickup",
  "delivered",
  "delivery_attempted",
  "exception",
  "returning",
  "returned",
]);

export function isStatus(word: string): word is Status {
  return (STATUSES as readonly string[]).includes(word);
}
