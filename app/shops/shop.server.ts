import type { Shop } from "@prisma/client";

import { db } from "#app/db.server.ts";

export function findShop(shop: string): Promise<Shop | null> {
  return db.shop.findUnique({ where: { domain: shop } });
}

/** @throws Error when the shop is unknown: for callers that were given the shop by our own records */
export async function requireShop(shop: string): Promise<Shop> {
  const found = await findShop(shop);
  if (!found) throw new Error(`Unknown shop ${shop}`);
  return found;
}

/** Shops that have the app installed now. */
export async function listActiveShops(): Promise<string[]> {
  const rows = await db.shop.findMany({ where: { uninstalledAt: null }, select: { domain: true } });
  return rows.map((row) => row.domain);
}
