import type { Db } from "#app/db.server.ts";

import type { FulfillmentBody } from "./fulfillment-body.ts";
import { planParcels } from "./parcel.ts";

export interface FulfillmentKey {
  shop: string;
  orderId: string;
  fulfillmentId: string;
}

/**
 * Brings a fulfillment's parcels and their contents in line with a body.
 * @returns `touched`: ids of parcels that are new, renamed, back or removed; `replaced`: whether a parcel
 *   with a history gave way to another number
 */
export async function applyParcels(
  tx: Db,
  key: FulfillmentKey,
  body: FulfillmentBody,
  now: Date,
): Promise<{ touched: Set<string>; replaced: boolean }> {
  const { fulfillmentId } = key;
  const known = await tx.shipment.findMany({ where: { fulfillmentId }, orderBy: { id: "asc" } });
  const events = await tx.trackingEvent.count({ where: { fulfillmentId, shipmentId: null, source: { not: "echo" } } });
  const plan = planParcels(
    known.map((row) => ({ ...row, removed: row.removedAt !== null })),
    body.parcels,
    events === 0,
  );
  const touched = new Set<string>();
  for (const id of plan.removed) {
    await tx.shipment.update({ where: { id }, data: { removedAt: now } });
    touched.add(id);
  }
  const former = plan.removed.length === 1 && plan.kept.length === 0 ? plan.removed[0] : undefined;
  const replaced = former !== undefined && plan.added.length > 0;
  if (replaced) await leaveHistoryTo(tx, fulfillmentId, former);
  for (const { id, parcel } of plan.kept) {
    const before = known.find((row) => row.id === id);
    const same =
      before && before.removedAt === null && before.carrier === parcel.carrier && before.number === parcel.number;
    if (same && before.url === parcel.url) continue;
    await tx.shipment.update({ where: { id }, data: { ...parcel, removedAt: null } });
    touched.add(id);
  }
  for (const parcel of plan.added) {
    const data = { ...key, ...parcel, statusAt: body.createdAt };
    touched.add((await tx.shipment.create({ data, select: { id: true } })).id);
  }
  await applyContents(tx, key, body);
  return { touched, replaced };
}

/** What happened so far happened to the parcel whose number was edited away, not to its successor. */
async function leaveHistoryTo(tx: Db, fulfillmentId: string, shipmentId: string) {
  await tx.trackingEvent.updateMany({ where: { fulfillmentId, shipmentId: null }, data: { shipmentId } });
}

/** Shopify's lines belong to the fulfillment: each of its parcels gets them all. */
async function applyContents(tx: Db, { shop, orderId, fulfillmentId }: FulfillmentKey, body: FulfillmentBody) {
  if (body.lines.length === 0) return;
  const quantities = new Map(body.lines.map((line) => [line.lineGid, line.quantity]));
  const lines = await tx.orderLine.findMany({
    where: { orderId, gid: { in: [...quantities.keys()] } },
    select: { id: true, gid: true },
  });
  const shipments = await tx.shipment.findMany({
    where: { fulfillmentId, removedAt: null },
    select: { id: true, lines: true },
  });
  for (const shipment of shipments) {
    const wanted = lines.map((line) => ({ orderLineId: line.id, quantity: quantities.get(line.gid) ?? 0 }));
    const same =
      wanted.length === shipment.lines.length &&
      wanted.every((one) =>
        shipment.lines.some((line) => line.orderLineId === one.orderLineId && line.quantity === one.quantity),
      );
    if (same) continue;
    if (shipment.lines.length > 0) await tx.shipmentLine.deleteMany({ where: { shipmentId: shipment.id } });
    await tx.shipmentLine.createMany({ data: wanted.map((one) => ({ ...one, shop, shipmentId: shipment.id })) });
  }
}
