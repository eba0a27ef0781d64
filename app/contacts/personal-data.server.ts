import { randomBytes } from "node:crypto";

import { type Db, db } from "#app/db.server.ts";
import { ordersOf } from "#app/orders/personal-data.server.ts";
import type { CustomerKeys } from "#app/shops/customer-keys.ts";

/** When the customer asked the shop's help desk, and what it was about. */
export async function exportCustomer(shop: string, customer: CustomerKeys): Promise<unknown> {
  const where = await contactsOf(db, shop, customer);
  const rows = await db.helpdeskContact.findMany({ where, orderBy: { openedAt: "asc" } });
  return rows.map(({ openedAt, cause, stage }) => ({ openedAt, cause, stage }));
}

/** Lets go of the help desk's ticket, by which the person could be found there; that somebody asked stays countable. */
export async function redactCustomer(tx: Db, shop: string, customer: CustomerKeys): Promise<number> {
  const rows = await tx.helpdeskContact.findMany({
    where: await contactsOf(tx, shop, customer),
    select: { id: true },
  });
  for (const { id } of rows) {
    await tx.helpdeskContact.update({ where: { id }, data: { ticketIndex: randomBytes(32) } });
  }
  return rows.length;
}

export async function eraseShop(tx: Db, shop: string): Promise<void> {
  await tx.helpdeskContact.deleteMany({ where: { shop } });
  await tx.helpdeskKey.deleteMany({ where: { shop } });
}

async function contactsOf(client: Db, shop: string, customer: CustomerKeys) {
  const orders = await client.order.findMany({ where: ordersOf(shop, customer), select: { id: true } });
  return { shop, orderId: { in: orders.map((order) => order.id) } };
}
