import type { ReasonCode } from "#app/notifications/reason.ts";
import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";

import type { Cause } from "./cause.ts";
import { cycleOf, kindOfStatus, type ParcelNow, type ShipmentKind, whyUntrue } from "./truth.ts";

/** Something that may be worth telling. */
export interface News {
  kind: MessageKind;
  cycle: number;
  occurredAt: Date;
  /** Known to be untrue already when it is planned. */
  untrue: ReasonCode | null;
  /** What makes it news where no status does. */
  cause?: Cause;
  /** By which channels it may be told; any when not said. */
  channels?: readonly Channel[];
}

export interface ParcelFacts extends ParcelNow {
  number: string;
  statusAt: Date;
  /** When we first saw this carrier and number. */
  seenAt: Date;
  /** When the merchant sent the goods, and when Shopify last changed that record. */
  fulfilledAt: Date;
  fulfillmentChangedAt: Date;
}

/** What a parcel's present state is worth telling, oldest first. */
export function newsOfParcel(parcel: ParcelFacts, notifyFrom: Date | null): News[] {
  if (parcel.removed || parcel.status === "cancelled") return [];
  const news: News[] = [];
  if (parcel.number !== "") news.push(newsOf("shipped", shippedAt(parcel, notifyFrom), parcel));
  const kind = kindOfStatus(parcel.status);
  if (kind) news.push(newsOf(kind, parcel.statusAt, parcel));
  return news;
}

function newsOf(kind: ShipmentKind, occurredAt: Date, parcel: ParcelFacts): News {
  const cycle = cycleOf(kind, parcel.cycle);
  return { kind, cycle, occurredAt, untrue: whyUntrue({ kind, cycle }, parcel) };
}

/**
 * "Shipped" happens when the number becomes known, which may be days after the fulfillment was made; but a
 * fulfillment from before the switch-on stays old news however late its number came.
 */
function shippedAt(parcel: ParcelFacts, notifyFrom: Date | null): Date {
  if (notifyFrom && parcel.fulfilledAt < notifyFrom) return parcel.fulfilledAt;
  const known = Math.min(parcel.seenAt.getTime(), parcel.fulfillmentChangedAt.getTime());
  return new Date(Math.max(known, parcel.fulfilledAt.getTime()));
}
