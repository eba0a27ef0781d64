import { type Db, db } from "#app/db.server.ts";
import { ordersOf } from "#app/orders/personal-data.server.ts";
import type { CustomerKeys } from "#app/shops/customer-keys.ts";

/** Which picks a customer followed, what they bought of them, and whether they saw any. */
export async function exportCustomer(shop: string, customer: CustomerKeys): Promise<unknown> {
  const orders = await db.order.findMany({
    where: ordersOf(shop, customer),
    select: { name: true, optedOutAt: true, pickTrial: true, pickClicks: true, attributed: true },
    orderBy: { placedAt: "asc" },
  });
  return orders.map(({ name, optedOutAt, pickTrial, pickClicks, attributed }) => ({
    order: name,
    notCountedSince: optedOutAt,
    seesPicks: pickTrial && !pickTrial.isHeldOut,
    picksFirstDueAt: pickTrial?.dueAt ?? null,
    followed: pickClicks.map(({ productGid, surface, clickedAt }) => ({ productGid, surface, clickedAt })),
    boughtAfterwards: attributed?.productGids ?? [],
  }));
}

/**
 * Takes a person's orders out of the comparison, on whichever side they were. That picks were followed and bought stays
 * countable, by orders that know nobody any more. Runs before orders forget whose they were.
 * @returns rows that are gone
 */
export async function redactCustomer(tx: Db, shop: string, customer: CustomerKeys): Promise<number> {
  const { count } = await tx.pickTrial.deleteMany({ where: { shop, order: ordersOf(shop, customer) } });
  return count;
}

export async function eraseShop(tx: Db, shop: string): Promise<void> {
  await tx.attributedOrder.deleteMany({ where: { shop } });
  await tx.pickClick.deleteMany({ where: { shop } });
  await tx.pickTrial.deleteMany({ where: { shop } });
}
