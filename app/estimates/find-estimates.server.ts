import type { Estimate } from "@prisma/client";

import { db } from "#app/db.server.ts";

/** The current estimates of an order's parcels; days are at midnight UTC. */
export async function findEstimates(shop: string, orderId: string): Promise<Estimate[]> {
  const parcels = await db.shipment.findMany({ where: { shop, orderId, removedAt: null }, select: { id: true } });
  return db.estimate.findMany({ where: { shop, shipmentId: { in: parcels.map((parcel) => parcel.id) } } });
}
