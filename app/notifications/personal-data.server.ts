import type { Prisma } from "@prisma/client";

import { type Db, db } from "#app/db.server.ts";
import { ordersOf } from "#app/orders/personal-data.server.ts";
import type { CustomerKeys } from "#app/shops/customer-keys.ts";
import { openVault } from "#app/shops/vault.server.ts";

/** The messages written to a customer: what, when, what became of it, and the address as long as we have it. */
export async function exportCustomer(shop: string, customer: CustomerKeys): Promise<unknown> {
  const vault = await openVault(shop);
  const where = await messagesOf(db, shop, customer);
  const rows = await db.message.findMany({ where, orderBy: { createdAt: "asc" } });
  return rows.map(({ kind, channel, state, occurredAt, acceptedAt, openedAt, recipientSealed }) => ({
    ...{ kind, channel, state, occurredAt, acceptedAt, openedAt },
    address: recipientSealed && vault.unseal("Message.recipientSealed", recipientSealed),
  }));
}

/**
 * Forgets the customer's addresses and sends nothing that is still waiting. The keyed hashes stay: without
 * them an opt-out could not be honored any more.
 */
export async function redactCustomer(client: Db, shop: string, customer: CustomerKeys): Promise<number> {
  const where = await messagesOf(client, shop, customer);
  const dropped = { state: "suppressed", reason: "redacted", finishedAt: new Date() } as const;
  await client.message.updateMany({ where: { AND: [where, { state: "pending" }] }, data: dropped });
  const known: Prisma.MessageWhereInput = { AND: [where, { recipientSealed: { not: null } }] };
  const { count } = await client.message.updateMany({ where: known, data: { recipientSealed: null } });
  return count;
}

/** Forgets everything the shop's messages have left behind. */
export async function eraseShop(client: Db, shop: string): Promise<void> {
  await client.messageReceipt.deleteMany({ where: { shop } });
  await client.message.deleteMany({ where: { shop } });
  await client.suppression.deleteMany({ where: { shop } });
  await client.notificationRule.deleteMany({ where: { shop } });
  await client.messageTemplate.deleteMany({ where: { shop } });
  await client.sendingHold.deleteMany({ where: { shop } });
  await client.sendingPace.deleteMany({ where: { shop } });
  await client.consent.deleteMany({ where: { shop } });
  await client.replay.deleteMany({ where: { shop } });
}

/** Orders carry the customer, messages carry orders; the address counts where an order is gone. */
async function messagesOf(client: Db, shop: string, customer: CustomerKeys): Promise<Prisma.MessageWhereInput> {
  const orders = await client.order.findMany({ where: ordersOf(shop, customer), select: { id: true } });
  const hashes = [customer.emailIndex, customer.phoneIndex].filter((hash) => hash !== null);
  return { shop, OR: [{ orderId: { in: orders.map((order) => order.id) } }, { recipientHash: { in: hashes } }] };
}
