import { db, transaction } from "#app/db.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";
import type { Status } from "#app/tracking/status.ts";

import { recordAlert } from "./record-alert.server.ts";

/** A parcel that is merely late is no news for the merchant: the list of parcels in trouble shows it. */
const TOLD: ReadonlySet<Status> = new Set(["exception", "delivery_attempted", "returning"]);
const NEWS_MS = 3 * 86_400_000;

/**
 * Tells the merchant of a parcel that has just come into trouble, once for every status and attempt.
 * @param origin `backfill` is the past: nobody is alarmed by it
 */
export async function alertOfParcel(shop: string, shipmentId: string, origin: Origin, now: Date): Promise<void> {
  if (origin === "backfill") return;
  const parcel = await db.shipment.findFirst({
    where: { shop, id: shipmentId, removedAt: null },
    select: {
      status: true,
      cycle: true,
      reason: true,
      carrier: true,
      statusAt: true,
      order: { select: { name: true } },
    },
  });
  if (!parcel || !TOLD.has(parcel.status) || now.getTime() - parcel.statusAt.getTime() > NEWS_MS) return;
  const { status, cycle, reason, carrier, order } = parcel;
  await transaction((tx) =>
    recordAlert(tx, shop, {
      kind: "parcel_trouble",
      dedupeKey: `parcel|${shipmentId}|${status}|${cycle}`,
      facts: { shipmentId, orderName: order.name, carrier, status, reason },
    }),
  );
}
