import { db } from "#app/db.server.ts";
import { type Status, TROUBLE } from "#app/tracking/status.ts";

export interface TroubledShipment {
  id: string;
  orderName: string;
  carrier: string;
  status: Status;
  reason: string | null;
  statusAt: Date;
}

/** Parcels whose delivery is in doubt, the longest waiting first. */
export async function listTroubledShipments(shop: string, limit: number): Promise<TroubledShipment[]> {
  const rows = await db.shipment.findMany({
    where: { shop, removedAt: null, status: { in: [...TROUBLE] } },
    orderBy: [{ statusAt: "asc" }, { id: "asc" }],
    take: limit,
    select: { id: true, carrier: true, status: true, reason: true, statusAt: true, order: { select: { name: true } } },
  });
  return rows.map(({ order, ...shipment }) => ({ ...shipment, orderName: order.name }));
}
