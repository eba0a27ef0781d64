import { db, transaction } from "#app/db.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";
import { EXPIRY_DAYS } from "#app/tracking/fold.ts";
import { FINAL, type Status, STATUSES } from "#app/tracking/status.ts";

import { refold } from "./refold.server.ts";

const DAY = 86_400_000;
const AT_ONCE = 200;
const OPEN: Status[] = STATUSES.filter((status) => !FINAL.has(status));

/** Stops watching parcels that nobody has told us anything about for two months. @returns how many */
export async function expireSilentShipments(shop: string, now: Date, origin: Origin): Promise<number> {
  const since = new Date(now.getTime() - EXPIRY_DAYS * DAY);
  const rows = await db.shipment.findMany({
    where: {
      shop,
      removedAt: null,
      status: { in: OPEN },
      deliveredAt: null,
      OR: [{ lastEventAt: { lt: since } }, { lastEventAt: null, fulfillment: { createdAt: { lt: since } } }],
    },
    select: { fulfillmentId: true },
    distinct: ["fulfillmentId"],
    take: AT_ONCE,
  });
  let expired = 0;
  for (const { fulfillmentId: id } of rows) {
    expired += await transaction(async (tx) => {
      await tx.$queryRaw`select 1 from "Fulfillment" where id = ${id}::uuid for update`;
      const fulfillment = await tx.fulfillment.findUnique({ where: { id } });
      return fulfillment ? refold(tx, fulfillment, new Set(), origin, now) : 0;
    });
  }
  return expired;
}
