import { db } from "#app/db.server.ts";

import type { ClaimedMessage } from "#app/notifications/outbox/claim.server.ts";
import type { ParcelPlace } from "./words.ts";

/** Which of its order's parcels a message is about, counted as the tracking page does; null when there is but one. */
export async function placeOfParcel({ shop, orderId, shipmentId }: ClaimedMessage): Promise<ParcelPlace | null> {
  if (shipmentId === null) return null;
  const parcels = await db.shipment.findMany({
    where: { shop, orderId, removedAt: null, status: { not: "cancelled" } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const index = parcels.findIndex(({ id }) => id === shipmentId);
  return index < 0 || parcels.length < 2 ? null : { place: index + 1, all: parcels.length };
}
