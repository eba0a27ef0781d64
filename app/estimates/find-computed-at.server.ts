import { db } from "#app/db.server.ts";

/** When the windows of these parcels were worked out last; a parcel without a window is not in the map. */
export async function findComputedAt(shop: string, shipmentIds: string[]): Promise<Map<string, Date>> {
  const rows = await db.estimate.findMany({
    where: { shop, shipmentId: { in: shipmentIds } },
    select: { shipmentId: true, computedAt: true },
  });
  return new Map(rows.map(({ shipmentId, computedAt }) => [shipmentId, computedAt]));
}
