import { db } from "#app/db.server.ts";

import { nameKeys } from "./order-name.ts";

/** Prefixes may share a number: so many orders of one number are looked for. */
const MOST = 50;

/** The orders that somebody may mean who types a name or a number ("#1001", "1001"), the newest first. */
export async function findOrderIds(shop: string, typed: string): Promise<string[]> {
  const { names, number } = nameKeys(typed);
  const orders = await db.order.findMany({
    where: { shop, OR: [{ name: { in: names } }, { number }] },
    orderBy: { placedAt: "desc" },
    take: MOST,
    select: { id: true },
  });
  return orders.map(({ id }) => id);
}
