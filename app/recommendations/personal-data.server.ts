import type { Db } from "#app/db.server.ts";

/** Pairs and picks name products and orders, no person; they go with the shop. */
export async function eraseShop(db: Db, shop: string): Promise<void> {
  await db.pick.deleteMany({ where: { shop } });
  await db.productPair.deleteMany({ where: { shop } });
}
