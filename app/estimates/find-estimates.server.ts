import { db } from "#app/db.server.ts";

import type { Window } from "./delivery-window.ts";
import { type Moved, movedOf, windowOf } from "./stored-estimate.ts";

export interface ShipmentEstimate extends Window {
  shipmentId: string;
  moved: Moved | null;
}

/** The stored estimates of an order's parcels; a parcel without one is not in the list. */
export async function findEstimates(shop: string, orderId: string): Promise<ShipmentEstimate[]> {
  const shipments = await db.shipment.findMany({ where: { shop, orderId, removedAt: null }, select: { id: true } });
  const ids = shipments.map((shipment) => shipment.id);
  const rows = await db.estimate.findMany({ where: { shop, shipmentId: { in: ids } } });
  return rows.map((row) => ({ shipmentId: row.shipmentId, ...windowOf(row), moved: movedOf(row) }));
}
