import type { Db } from "#app/db.server.ts";

/** Facts name an order at most, and the order forgets its shopper itself; they go with the shop. */
export async function eraseShop(db: Db, shop: string): Promise<void> {
  await db.fact.deleteMany({ where: { shop } });
}
