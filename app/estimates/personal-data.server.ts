import type { Db } from "#app/db.server.ts";

/** Estimates hold no personal data; they go with the shop. */
export async function eraseShop(db: Db, shop: string): Promise<void> {
  await db.estimate.deleteMany({ where: { shop } });
  await db.orderEstimate.deleteMany({ where: { shop } });
  await db.forecast.deleteMany({ where: { shop } });
  await db.estimatorModel.deleteMany({ where: { shop } });
  await db.silence.deleteMany({ where: { shop } });
  await db.scanGap.deleteMany({ where: { shop } });
  await db.windowDrift.deleteMany({ where: { shop } });
}
