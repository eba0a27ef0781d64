import { db } from "#app/db.server.ts";

/**
 * Switches messages on from this moment: what happened before stays untold.
 * A second call changes nothing, so that no event between the two falls silent.
 */
export async function switchOnSending(shop: string, now: Date): Promise<void> {
  await db.shop.updateMany({ where: { domain: shop, notifyFrom: null }, data: { notifyFrom: now, pausedAt: null } });
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

export async function resumeSending(shop: string): Promise<void> {
  await db.shop.updateMany({ where: { domain: shop }, data: { pausedAt: null } });
}
