import type { Db } from "#app/db.server.ts";

/** What was learned, picks and rules name products and orders, no person; they go with the shop. */
export async function eraseShop(db: Db, shop: string): Promise<void> {
  await db.pick.deleteMany({ where: { shop } });
  await db.productEvidence.deleteMany({ where: { shop } });
  await db.productRhythm.deleteMany({ where: { shop } });
  await db.recommenderModel.deleteMany({ where: { shop } });
  await db.pickRule.deleteMany({ where: { shop } });
}
