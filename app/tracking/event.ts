import type { EventStatus } from "./status.ts";

/** One dated happening of a parcel, as the fold needs it. */
export interface TrackingEventFact {
  id: string;
  /** `echo` is a status without a happening of its own: Shopify's word on the fulfillment as a whole. */
  source: string;
  status: EventStatus;
  reason: string | null;
  happenedAt: Date;
  /** The carrier's own date of arrival, if it named one. */
  estimatedAt: Date | null;
}

/** Where a status stands among others of the same instant; trouble comes after the step it troubles. */
const SAME_INSTANT: Record<EventStatus, number> = {
  unknown: 0,
  pending: 1,
  label_created: 2,
  picked_up: 3,
  in_transit: 4,
  delayed: 5,
  out_for_delivery: 6,
  ready_for_pickup: 7,
  delivery_attempted: 8,
  exception: 9,
  delivered: 10,
  returning: 11,
  returned: 12,
  cancelled: 13,
  expired: 14,
};

/**
 * The statuses that real events tell of. A return tells of the failure before it too: Shopify's word on the
 * fulfillment knows no other.
 */
export function toldStatuses(events: readonly Pick<TrackingEventFact, "source" | "status">[]): Set<EventStatus> {
  const told = new Set(events.filter((event) => event.source !== "echo").map((event) => event.status));
  return told.has("returning") || told.has("returned") ? told.add("exception") : told;
}

type Dated = Pick<TrackingEventFact, "id" | "status" | "happenedAt">;

/** Oldest first: by time, journey order, id. The order of arrival plays no part; the same id counts once. */
export function inOrder<E extends Dated>(events: readonly E[]): E[] {
  const unique = new Map(events.map((event) => [event.id, event]));
  return [...unique.values()].sort(compareEvents);
}

function compareEvents(one: Dated, other: Dated): number {
  const byTime = one.happenedAt.getTime() - other.happenedAt.getTime();
  const byJourney = SAME_INSTANT[one.status] - SAME_INSTANT[other.status];
  return byTime || byJourney || (one.id < other.id ? -1 : 1);
}
