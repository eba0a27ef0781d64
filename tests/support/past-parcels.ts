import { randomUUID } from "node:crypto";

import { type Db, db } from "#app/db.server.ts";
import type { Status } from "#app/tracking/status.ts";

import { WILLOW } from "./willow.ts";

const DAY = 86_400_000;

export interface PastParcelOptions {
  shop?: string;
  carrier?: string;
  country?: string;
  region?: string | null;
  orderedAt: Date;
  /** Days from the order to the first scan; null: not handed over. */
  packed?: number | null;
  /** Days from the first scan to the door; null: under way. */
  took?: number | null;
  /** Named by the carrier with the first scan. */
  etaAt?: Date | null;
  status?: Status;
  /** When all of it was heard of, if not when it happened. */
  recordedAt?: Date;
  /** Which location packs it, and the country that it tells; nothing is told without. */
  location?: string;
  originCountry?: string;
}

/** Parcels of so many days up to five days ago, a day and a half on the road, or nearly two. */
export function quickPast(
  now: Date,
  days: number,
  count: number,
  more: Partial<PastParcelOptions> = {},
): PastParcelOptions[] {
  return Array.from({ length: count }, (_, index) => {
    const orderedAt = new Date(now.getTime() - (5 + (index * days) / count) * DAY);
    return { orderedAt, packed: 1, took: 1.5 + (index % 10) / 20, ...more };
  });
}

/**
 * Stores many parcels at once, each of an order of its own.
 * @param into another database than the test's own
 * @returns ids of the parcels in the same order
 */
export async function storePast(parcels: readonly PastParcelOptions[], into: Db = db): Promise<string[]> {
  const rows = parcels.map((one) => ({ ...one, ...timesOf(one), orderId: randomUUID(), fulfillmentId: randomUUID(), id: randomUUID() })); // prettier-ignore
  const shopOf = ({ shop = WILLOW }: PastParcelOptions) => shop;
  await into.order.createMany({
    data: rows.map((row) => ({
      ...{ id: row.orderId, shop: shopOf(row), gid: `gid://shopify/Order/${row.orderId}`, name: "#1001", currency: "EUR" },
      ...{ placedAt: row.orderedAt, sourceUpdatedAt: row.orderedAt, totalMinor: 4900n, subtotalMinor: 4000n },
      ...{ shipCountry: row.country ?? "DE", shipRegion: row.region ?? null, shipArea: "101" },
    })),
  }); // prettier-ignore
  await into.orderLine.createMany({
    data: rows.map((row) => ({
      ...{ shop: shopOf(row), orderId: row.orderId, gid: "gid://shopify/LineItem/1", title: "Linen throw" },
      ...{ quantity: 1, currentQuantity: 1, priceMinor: 4000n },
    })),
  });
  await into.fulfillment.createMany({
    data: rows.map((row) => ({
      ...{ id: row.fulfillmentId, shop: shopOf(row), orderId: row.orderId, gid: `gid://shopify/Fulfillment/${row.id}` },
      ...{ state: "success", createdAt: row.handedAt ?? row.orderedAt, sourceUpdatedAt: row.orderedAt },
      ...{ locationId: row.location ?? null, originCountry: row.originCountry ?? null },
    })),
  });
  await into.shipment.createMany({
    data: rows.map((row) => ({
      ...{ id: row.id, shop: shopOf(row), orderId: row.orderId, fulfillmentId: row.fulfillmentId },
      ...{ carrier: row.carrier ?? "DHL", number: row.id.slice(0, 8), status: statusOf(row) },
      ...{ statusAt: row.deliveredAt ?? row.handedAt ?? row.orderedAt, deliveredAt: row.deliveredAt },
      ...{ carrierEtaAt: row.etaAt ?? null, createdAt: row.orderedAt },
    })),
  });
  await into.trackingEvent.createMany({ data: rows.flatMap((row) => eventsOf(row, shopOf(row))) });
  return rows.map(({ id }) => id);
}

function timesOf({ orderedAt, packed = 1, took = null }: PastParcelOptions) {
  const handedAt = packed === null ? null : new Date(orderedAt.getTime() + packed * DAY);
  const deliveredAt = handedAt === null || took === null ? null : new Date(handedAt.getTime() + took * DAY);
  return { handedAt, deliveredAt };
}

type Times = ReturnType<typeof timesOf>;

function statusOf({ status, handedAt, deliveredAt }: PastParcelOptions & Times): Status {
  return status ?? (deliveredAt ? "delivered" : handedAt ? "in_transit" : "label_created");
}

function eventsOf(row: PastParcelOptions & Times & { fulfillmentId: string; id: string }, shop: string) {
  const event = (status: Status, happenedAt: Date | null, estimatedAt: Date | null) =>
    happenedAt === null
      ? []
      : [
          {
            ...{ shop, fulfillmentId: row.fulfillmentId, shipmentId: row.id, source: "carrier", dedupeKey: status },
            ...{ status, rawStatus: status, happenedAt, recordedAt: row.recordedAt ?? happenedAt, estimatedAt },
          },
        ];
  return [...event("picked_up", row.handedAt, row.etaAt ?? null), ...event("delivered", row.deliveredAt, null)];
}
