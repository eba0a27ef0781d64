import { db } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { expireSilentShipments } from "./expire-silent.server.ts";
import { readOrdersPage } from "./read-orders.server.ts";

const CURSOR = "orders";
/** Shopify's search index lags a little behind, and clocks differ. */
const OVERLAP_MS = 3_600_000;

export interface Reconciled {
  orders: number;
  /** Orders of which a webhook had not told us. */
  repaired: number;
  /** Orders that could not be read and were kept aside. */
  odd: number;
  expired: number;
}

/**
 * Reads every order that changed since the last time, because webhooks are not guaranteed. The cursor moves
 * only when all pages are in; a broken run starts again where this one did.
 * https://shopify.dev/docs/apps/build/webhooks/best-practices
 */
export async function reconcileShop(shop: string): Promise<Reconciled> {
  const { installedAt } = await requireShop(shop);
  const startedAt = new Date();
  const where = { shop_name: { shop, name: CURSOR } };
  const cursor = await db.syncCursor.findUnique({ where });
  const since = new Date((cursor?.cursorAt ?? installedAt).getTime() - OVERLAP_MS);
  const found: Reconciled = { orders: 0, repaired: 0, odd: 0, expired: 0 };
  let after: string | null = null;
  do {
    const page = await readOrdersPage(shop, updatedSince(since), after, "reconcile");
    found.orders += page.orders;
    found.repaired += page.repaired;
    found.odd += page.odd;
    after = page.after;
  } while (after !== null);
  await moveOrdersCursor(shop, startedAt);
  found.expired = await expireSilentShipments(shop, startedAt, "reconcile");
  if (found.repaired + found.odd > 0) logger.info({ shop, ...found }, "reconciled orders");
  return found;
}

/** Everything before `at` has been read. */
export async function moveOrdersCursor(shop: string, at: Date): Promise<void> {
  const where = { shop_name: { shop, name: CURSOR } };
  await db.syncCursor.upsert({ where, create: { shop, name: CURSOR, cursorAt: at }, update: { cursorAt: at } });
}

/** Shopify's search syntax. https://shopify.dev/docs/api/usage/search-syntax */
function updatedSince(instant: Date): string {
  return `updated_at:>='${instant.toISOString()}'`;
}
