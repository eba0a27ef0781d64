import type { TrackingEventFact } from "#app/tracking/event.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

/** An order as it went, with the times at which each thing was heard: what the arbiter lived through. */
export interface OrderPast {
  id: string;
  name: string;
  locale: string | null;
  country: string | null;
  region: string | null;
  placedAt: Date;
  heardAt: Date;
  cancelledAt: Date | null;
  recipients: Record<Channel, Uint8Array<ArrayBuffer> | null>;
  /** Since when the address is not written to. */
  suppressedAt: Record<Channel, Date | null>;
  /** The number had got a text from the shop before the days that are looked at. */
  texted: boolean;
  parcels: ParcelPast[];
  /** For words that name them; empty and null where nobody's do. */
  items: { title: string; variantTitle: string | null; quantity: number }[];
  firstName: string | null;
}

export interface ParcelPast {
  id: string;
  carrier: string;
  number: string;
  seenAt: Date;
  removedAt: Date | null;
  fulfilledAt: Date;
  fulfillmentChangedAt: Date;
  /** When the fulfillment was cancelled, if it was. */
  cancelledAt: Date | null;
  events: HeardEvent[];
}

export interface HeardEvent extends TrackingEventFact {
  heardAt: Date;
}

const HOUR_MS = 3_600_000;
const READING_MS = 10 * 60_000;

/**
 * Whether an order was read from the past when the app was installed, and did not come by webhook: then everything
 * read along with it counts as heard when it happened, as it would have been.
 */
function wasRead(order: { placedAt: Date; createdAt: Date }): boolean {
  return order.createdAt.getTime() - order.placedAt.getTime() > HOUR_MS;
}

/** When something of such an order was heard, or would have been. */
export function heardAt(order: { placedAt: Date; createdAt: Date }, happenedAt: Date, recordedAt: Date): Date {
  const together = recordedAt.getTime() <= order.createdAt.getTime() + READING_MS;
  return wasRead(order) && together && happenedAt < recordedAt ? happenedAt : recordedAt;
}
