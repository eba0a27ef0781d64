import type { Db } from "#app/db.server.ts";

/** A catalog holds no personal data; it goes with the shop. */
export async function eraseShop(db: Db, shop: string): Promise<void> {
  const where = { shop };
  await db.product.deleteMany({ where });
  await db.productChange.deleteMany({ where });
  await db.collection.deleteMany({ where });
}
