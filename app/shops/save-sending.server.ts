import { db, transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

/**
 * Switches messages on from this moment: what happened before stays untold.
 * A second call changes nothing, so that no event between the two falls silent.
 */
export async function switchOnSending(shop: string, now: Date): Promise<void> {
  // Shopify tells times in whole seconds: an order of this very second is not older than the switch.
  const notifyFrom = new Date(Math.floor(now.getTime() / 1_000) * 1_000);
  await db.shop.updateMany({ where: { domain: shop, notifyFrom: null }, data: { notifyFrom, pausedAt: null } });
}

/** Switches messages off; switching on again starts afresh from then. */
export async function switchOffSending(shop: string): Promise<void> {
  await db.shop.updateMany({ where: { domain: shop }, data: { notifyFrom: null, pausedAt: null } });
}

/** Holds messages back; planning goes on, and what is still true when sending resumes goes out. */
export async function pauseSending(shop: string, now: Date): Promise<void> {
  await db.shop.updateMany({
    where: { domain: shop, notifyFrom: { not: null }, pausedAt: null },
    data: { pausedAt: now },
  });
}

/** Lets messages go again, and those that waited leave at once. */
export async function resumeSending(shop: string): Promise<void> {
  await transaction(async (tx) => {
    await tx.shop.updateMany({ where: { domain: shop }, data: { pausedAt: null } });
    await enqueue(tx, "message.deliver", {}, { key: "message.deliver" });
  });
}
