import { db } from "#app/db.server.ts";
import { zoneOfAddress } from "#app/lib/address-zones.ts";
import { isoDay } from "#app/lib/day.ts";
import type { DeliveryChoice } from "#app/tracking/delivery-choice.ts";
import type { Status } from "#app/tracking/status.ts";

import { stillHolds } from "./occasion.ts";
import { isOccasion, isUnpaid, type Offer, offerFor } from "./offer.ts";

/** So long a wish waits for a code to be typed, or asked for once more; the code itself ends sooner. */
const WAITING_MS = 3_600_000;

/** What was chosen, without a word of the shopper's own. */
export interface Chosen {
  choice: DeliveryChoice;
  /** Calendar day, `2026-11-14`. */
  day: string | null;
}

/** One parcel whose delivery failed, and where its shopper stands with it. */
export interface FailedDelivery {
  orderId: string;
  shipmentId: string;
  carrier: string;
  status: Status;
  cycle: number;
  statusAt: Date;
  offer: Offer;
  /** The request that holds now. */
  open: (Chosen & { madeAt: Date; passedOnAt: Date | null }) | null;
  /** A wish that waits for its code. */
  waiting: Chosen | null;
  /** The carrier claims an attempt that the shopper may speak against. */
  mayObject: boolean;
  nobodyCameAt: Date | null;
}

export interface FindOptions {
  now: Date;
  /** IANA zone of the shop, for orders that do not say where they go: days to choose from are the destination's. */
  timeZone: string;
  /** Whether the shop has a place where an unpaid order can be paid or talked about. */
  hasPayPlace: boolean;
}

/** The failed deliveries of an order, oldest parcel first; none of an order that is cancelled or redacted. */
export async function findDeliveries(
  shop: string,
  orderId: string,
  { now, timeZone, hasPayPlace }: FindOptions,
): Promise<FailedDelivery[]> {
  const order = await db.order.findFirst({
    where: { shop, id: orderId, cancelledAt: null, redactedAt: null },
    select: {
      ...{ financialStatus: true, shipCountry: true, shipRegion: true },
      shipments: { where: { removedAt: null }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] },
      requests: { orderBy: [{ madeAt: "desc" }, { id: "desc" }] },
      statements: true,
      codes: { where: { endedAt: null, createdAt: { gt: new Date(now.getTime() - WAITING_MS) } } },
    },
  });
  if (!order) return [];
  const zone = zoneOfAddress({ country: order.shipCountry, region: order.shipRegion }, timeZone);
  const payable = isUnpaid(order.financialStatus) && hasPayPlace;
  return order.shipments
    .filter((parcel) => isOccasion(parcel.status))
    .map((parcel) => {
      const { id: shipmentId, carrier, status, cycle, statusAt } = parcel;
      const isItsOwn = (row: { shipmentId: string }) => row.shipmentId === shipmentId;
      const code = order.codes.find((row) => isItsOwn(row) && stillHolds({ ...row, madeAt: row.createdAt }, parcel));
      const request = order.requests.find(isItsOwn);
      const open = request && stillHolds(request, parcel) ? request : null;
      const statement = order.statements.find((row) => isItsOwn(row) && row.cycle === cycle);
      return {
        ...{ orderId, shipmentId, carrier, status, cycle, statusAt },
        offer: offerFor({ ...parcel, payable }, now, zone),
        open: open && { ...chosenOf(open), madeAt: open.madeAt, passedOnAt: open.passedOnAt },
        waiting: code ? chosenOf(code) : null,
        mayObject: status === "delivery_attempted",
        nobodyCameAt: statement?.madeAt ?? null,
      };
    });
}

function chosenOf({ choice, day }: { choice: string; day: Date | null }): Chosen {
  return { choice: choice as DeliveryChoice, day: day && isoDay(day) };
}
