import { type Db, db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { ordersOf } from "#app/orders/personal-data.server.ts";
import type { CustomerKeys } from "#app/shops/customer-keys.ts";
import { openVault } from "#app/shops/vault.server.ts";

/** What a customer asked for after failed deliveries, in their own words, and what they stated. */
export async function exportCustomer(shop: string, customer: CustomerKeys): Promise<unknown> {
  const vault = await openVault(shop);
  const orders = await db.order.findMany({
    where: ordersOf(shop, customer),
    select: { name: true, requests: { orderBy: { madeAt: "asc" } }, statements: { orderBy: { madeAt: "asc" } } },
    orderBy: { placedAt: "asc" },
  });
  return orders.flatMap(({ name, requests, statements }) => [
    ...requests.map(({ choice, day, textSealed, madeAt }) => ({
      ...{ order: name, choice, day, madeAt },
      text: textSealed && vault.unseal("DeliveryRequest.textSealed", textSealed),
    })),
    ...statements.map(({ kind, claimedAt, madeAt }) => ({ order: name, statement: kind, claimedAt, madeAt })),
  ]);
}

/**
 * Takes the customer's own words out of their requests, here and on the orders in Shopify. That something was
 * asked for or stated stays countable. Runs before orders forget whose they were.
 * @returns requests changed
 */
export async function redactCustomer(tx: Db, shop: string, customer: CustomerKeys): Promise<number> {
  const order = ordersOf(shop, customer);
  await tx.deliveryCode.deleteMany({ where: { shop, order } });
  const worded = await tx.deliveryRequest.findMany({
    where: { shop, order, textSealed: { not: null } },
    select: { id: true, orderId: true },
  });
  const ids = worded.map(({ id }) => id);
  await tx.deliveryRequest.updateMany({ where: { shop, id: { in: ids } }, data: { textSealed: null } });
  for (const orderId of new Set(worded.map((request) => request.orderId))) {
    await enqueue(tx, "delivery.write", { shop, orderId }, { key: `delivery.write|${orderId}` });
  }
  return ids.length;
}

export async function eraseShop(tx: Db, shop: string): Promise<void> {
  await tx.deliveryCode.deleteMany({ where: { shop } });
  await tx.deliveryStatement.deleteMany({ where: { shop } });
  await tx.deliveryRequest.deleteMany({ where: { shop } });
}
