import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

const DAY = 86_400_000;
/** Older requests are nobody's news any more. */
const FRESH_DAYS = 14;

/** The shop has given permission: what could not be written onto its orders until now follows. */
export async function writeUnwritten(shop: string, now: Date): Promise<void> {
  const since = new Date(now.getTime() - FRESH_DAYS * DAY);
  const rows = await db.deliveryRequest.findMany({
    where: { shop, madeAt: { gt: since }, orderNote: "no_permission" },
    distinct: ["orderId"],
    select: { orderId: true },
  });
  for (const { orderId } of rows) {
    await enqueue(db, "delivery.write", { shop, orderId }, { key: `delivery.write|${orderId}` });
  }
}
