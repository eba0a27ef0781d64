import type { Fulfillment, Shipment } from "@prisma/client";

import { pass } from "#app/checkpoint.server.ts";
import type { Db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";
import { expireTrackingLinks } from "#app/orders/tracking-link.server.ts";
import { foldTimeline, type ShipmentState } from "#app/tracking/fold.ts";
import { FINAL } from "#app/tracking/status.ts";

import { factOf } from "./event-fact.ts";

/** What a change of tells the rest of the house. */
const NEWS = ["status", "milestone", "cycle", "carrierEtaAt"] as const;

/**
 * Derives the state of a fulfillment's parcels afresh, and tells of every parcel that changed.
 * @param fulfillment locked by the caller
 * @param touched parcels that are new, renamed or removed: news in any case
 * @returns how many parcels changed
 */
export async function refold(
  tx: Db,
  fulfillment: Fulfillment,
  touched: ReadonlySet<string>,
  origin: Origin,
  now: Date,
): Promise<number> {
  const { shop, orderId } = fulfillment;
  const shipments = await tx.shipment.findMany({ where: { fulfillmentId: fulfillment.id }, orderBy: { id: "asc" } });
  const events = await tx.trackingEvent.findMany({ where: { fulfillmentId: fulfillment.id } });
  const cancelledAt = fulfillment.state === "cancelled" ? fulfillment.sourceUpdatedAt : null;
  let changed = 0;
  for (const shipment of shipments) {
    const own = events.filter((event) => event.shipmentId === null || event.shipmentId === shipment.id).map(factOf);
    const isGone = shipment.removedAt !== null;
    const state = isGone ? null : foldTimeline(own, { startedAt: fulfillment.createdAt, cancelledAt, now });
    const differs = state ? differences(shipment, state) : [];
    if (state && differs.length > 0) await tx.shipment.update({ where: { id: shipment.id }, data: state });
    if (!touched.has(shipment.id) && !NEWS.some((name) => differs.includes(name))) continue;
    changed += 1;
    // A journey that ended in the past has no estimate and is not announced.
    if (origin === "backfill" && state && FINAL.has(state.status)) continue;
    const key = `shipment.changed|${origin}|${shipment.id}`;
    await enqueue(tx, "shipment.changed", { shop, shipmentId: shipment.id, origin }, { key });
  }
  if (changed > 0) await expireLinksAtRest(tx, shop, orderId);
  pass("record.applied");
  return changed;
}

function differences(shipment: Shipment, state: ShipmentState): (keyof ShipmentState)[] {
  const names = Object.keys(state) as (keyof ShipmentState)[];
  return names.filter((name) => valueOf(shipment[name]) !== valueOf(state[name]));
}

function valueOf(value: Date | string | number | null): string | number | null {
  return value instanceof Date ? value.getTime() : value;
}

/** The order's links end some time after its last parcel came to rest. */
async function expireLinksAtRest(tx: Db, shop: string, orderId: string) {
  const shipments = await tx.shipment.findMany({
    where: { shop, orderId, removedAt: null },
    select: { status: true, statusAt: true },
  });
  const resting = shipments.length > 0 && shipments.every((shipment) => FINAL.has(shipment.status));
  const latest = Math.max(...shipments.map((shipment) => shipment.statusAt.getTime()));
  await expireTrackingLinks(tx, shop, orderId, resting ? new Date(latest) : null);
}
