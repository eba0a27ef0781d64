import type { Db } from "#app/db.server.ts";
import { zoneOfAddress } from "#app/lib/address-zones.ts";
import { isoDay } from "#app/lib/day.ts";
import { localDay } from "#app/lib/local-day.ts";
import { factOf } from "#app/shipments/event-fact.ts";
import { foldTimeline } from "#app/tracking/fold.ts";

import { type ContactStage, stageOf } from "./stage.ts";

/**
 * How far an order was at a moment, from what had happened by then: a ticket that is read late tells the same.
 * The date of arrival is today's, since no older one is kept.
 */
export async function findStage(db: Db, shop: string, orderId: string, at: Date): Promise<ContactStage | null> {
  const order = await db.order.findFirst({
    where: { shop, id: orderId },
    select: { cancelledAt: true, shipCountry: true, shipRegion: true },
  });
  if (!order) return null;
  const area = { country: order.shipCountry, region: order.shipRegion };
  const { timeZone } = await db.shop.findUniqueOrThrow({ where: { domain: shop }, select: { timeZone: true } });
  const fulfillments = await db.fulfillment.findMany({
    where: { shop, orderId, createdAt: { lte: at } },
    include: { events: { where: { happenedAt: { lte: at } } }, shipments: { where: { removedAt: null } } },
  });
  const estimates = await db.estimate.findMany({
    where: { shop, shipmentId: { in: fulfillments.flatMap(({ shipments }) => shipments.map(({ id }) => id)) } },
  });
  const parcels = fulfillments.flatMap(({ shipments, events, state, sourceUpdatedAt, createdAt }) =>
    shipments.map(({ id }) => {
      const own = events.filter((event) => event.shipmentId === null || event.shipmentId === id).map(factOf);
      const cancelledAt = state === "cancelled" && sourceUpdatedAt <= at ? sourceUpdatedAt : null;
      const { status } = foldTimeline(own, { startedAt: createdAt, cancelledAt, now: at });
      const estimate = estimates.find(({ shipmentId }) => shipmentId === id);
      return { status, latestOn: estimate ? isoDay(estimate.latestOn) : null };
    }),
  );
  const isCancelled = order.cancelledAt !== null && order.cancelledAt <= at;
  return stageOf({ isCancelled, today: localDay(at, zoneOfAddress(area, timeZone)), parcels });
}
