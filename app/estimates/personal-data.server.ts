import { type Db, db } from "#app/db.server.ts";
import { ordersOf } from "#app/orders/personal-data.server.ts";
import type { CustomerKeys } from "#app/shops/customer-keys.ts";

/** What a customer was told about when their orders come, and what became of it. */
export async function exportCustomer(shop: string, customer: CustomerKeys): Promise<unknown> {
  const orders = await db.order.findMany({ where: ordersOf(shop, customer), select: { id: true, name: true } });
  const names = new Map(orders.map(({ id, name }) => [id, name]));
  const told = await db.toldWindow.findMany({
    where: { shop, orderId: { in: [...names.keys()] } },
    orderBy: [{ toldAt: "asc" }, { id: "asc" }],
  });
  return told.map(({ orderId, surface, shipsByOn, earliestOn, latestOn, basis, toldAt, ...since }) => ({
    order: names.get(orderId),
    ...{ surface, shipsByOn, earliestOn, latestOn, basis, toldAt },
    ...{ outcome: since.outcome, leftOutcome: since.leftOutcome, apologizedAt: since.apologizedAt },
  }));
}

/** Estimates and what was told of them name an order at most, and the order forgets its shopper itself; they go with the shop. */
export async function eraseShop(db: Db, shop: string): Promise<void> {
  await db.toldWindow.deleteMany({ where: { shop } });
  await db.estimate.deleteMany({ where: { shop } });
  await db.orderEstimate.deleteMany({ where: { shop } });
  await db.forecast.deleteMany({ where: { shop } });
  await db.estimatorModel.deleteMany({ where: { shop } });
  await db.estimatorDraft.deleteMany({ where: { shop } });
  await db.silence.deleteMany({ where: { shop } });
  await db.scanGap.deleteMany({ where: { shop } });
  await db.windowDrift.deleteMany({ where: { shop } });
}
