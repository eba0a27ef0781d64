import type { Shipment } from "@prisma/client";

import type { Origin } from "#app/jobs/jobs.ts";
import { sql, sqlTransaction } from "#app/sql.server.ts";
import type { Status } from "#app/tracking/status.ts";

import { recordAlert } from "./record-alert.server.ts";

/** A parcel that is merely late is no news for the merchant: the list of parcels in trouble shows it. */
const TOLD: ReadonlySet<Status> = new Set(["exception", "delivery_attempted", "returning"]);
const NEWS_MS = 3 * 86_400_000;

type TroubledParcel = Pick<Shipment, "status" | "cycle" | "reason" | "carrier" | "statusAt"> & { orderName: string };

/**
 * Tells the merchant of a parcel that has just come into trouble, once for every status and attempt.
 * @param origin `backfill` is the past: nobody is alarmed by it
 */
export async function alertOfParcel(shop: string, shipmentId: string, origin: Origin, now: Date): Promise<void> {
  if (origin === "backfill") return;
  const [parcel] = await sql.$queryRaw<TroubledParcel[]>`
    select s.status, s.cycle, s.reason, s.carrier, s."statusAt", o.name as "orderName"
      from "Shipment" s join "Order" o on o.id = s."orderId"
     where s.shop = ${shop} and s.id = ${shipmentId}::uuid and s."removedAt" is null`;
  if (!parcel || !TOLD.has(parcel.status) || now.getTime() - parcel.statusAt.getTime() > NEWS_MS) return;
  const { status, cycle, reason, carrier, orderName } = parcel;
  await sqlTransaction((tx) =>
    recordAlert(tx, shop, {
      kind: "parcel_trouble",
      dedupeKey: `parcel|${shipmentId}|${status}|${cycle}`,
      facts: { shipmentId, orderName, carrier, status, reason },
    }),
  );
}
