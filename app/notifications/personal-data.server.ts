import type { Prisma } from "@prisma/client";

import { type Db, db } from "#app/db.server.ts";
import { lockOrdersOf, ordersOf } from "#app/orders/personal-data.server.ts";
import type { CustomerKeys } from "#app/shops/customer-keys.ts";
import { openVault } from "#app/shops/vault.server.ts";

/**
 * The messages written to a customer: what, when, what became of it, and the address as long as we have it; and what
 * they agreed to or took back, with how we know.
 */
export async function exportCustomer(shop: string, customer: CustomerKeys): Promise<unknown> {
  const vault = await openVault(shop);
  const { messages: where, addresses } = await traces(db, shop, customer);
  const [messages, consents, optOuts] = await Promise.all([
    db.message.findMany({ where, orderBy: { createdAt: "asc" } }),
    db.consent.findMany({ where: addresses, orderBy: { happenedAt: "asc" } }),
    db.suppression.findMany({ where: addresses, orderBy: { createdAt: "asc" } }),
  ]);
  return {
    messages: messages.map(
      ({ kind, channel, state, occurredAt, acceptedAt, openedAt, picksGround, recipientSealed }) => ({
        ...{ kind, channel, state, occurredAt, acceptedAt, openedAt, picksGround },
        address: recipientSealed && vault.unseal("Message.recipientSealed", recipientSealed),
      }),
    ),
    consents: consents.map(({ channel, purpose, state, source, happenedAt, recordedAt }) => ({
      ...{ channel, purpose, state, source, happenedAt, recordedAt },
    })),
    optOuts: optOuts.map(({ channel, reason, createdAt }) => ({ channel, reason, createdAt })),
  };
}

/**
 * Forgets the customer's addresses and sends nothing that is still waiting. The keyed hashes of opt-outs stay, and
 * what was taken back with them: without them an opt-out could not be honored any more. What was granted goes.
 */
export async function redactCustomer(client: Db, shop: string, customer: CustomerKeys): Promise<number> {
  await lockOrdersOf(client, shop, customer);
  const { messages: where, addresses } = await traces(client, shop, customer);
  await client.consent.deleteMany({ where: { AND: [addresses, { state: "granted" }] } });
  await client.consent.updateMany({ where: addresses, data: { orderId: null } });
  await client.textedNumber.deleteMany({ where: { shop, recipientHash: addresses.addressHash } });
  const dropped = { state: "suppressed", reason: "redacted", finishedAt: new Date() } as const;
  await client.message.updateMany({ where: { AND: [where, { state: "pending" }] }, data: dropped });
  const known: Prisma.MessageWhereInput = { AND: [where, { recipientSealed: { not: null } }] };
  const { count } = await client.message.updateMany({ where: known, data: { recipientSealed: null } });
  return count;
}

/** Forgets everything the shop's messages have left behind. */
export async function eraseShop(client: Db, shop: string): Promise<void> {
  await client.messageReceipt.deleteMany({ where: { shop } });
  await client.messageTally.deleteMany({ where: { shop } });
  await client.message.deleteMany({ where: { shop } });
  await client.suppression.deleteMany({ where: { shop } });
  await client.textedNumber.deleteMany({ where: { shop } });
  await client.notificationRule.deleteMany({ where: { shop } });
  await client.messageTemplate.deleteMany({ where: { shop } });
  await client.sendingHold.deleteMany({ where: { shop } });
  await client.sendingPace.deleteMany({ where: { shop } });
  await client.consent.deleteMany({ where: { shop } });
  await client.replay.deleteMany({ where: { shop } });
}

/**
 * Where a customer has left something: orders carry the customer, messages carry orders; the address counts where an
 * order is gone.
 */
async function traces(client: Db, shop: string, customer: CustomerKeys) {
  const select = { id: true, emailIndex: true, phoneIndex: true } as const;
  const orders = await client.order.findMany({ where: ordersOf(shop, customer), select });
  const known = [customer, ...orders].flatMap(({ emailIndex, phoneIndex }) => [emailIndex, phoneIndex]);
  const hashes = known.filter((hash) => hash !== null).map((hash) => new Uint8Array(hash));
  const named = [customer.emailIndex, customer.phoneIndex].filter((hash) => hash !== null);
  const messages: Prisma.MessageWhereInput = {
    shop,
    OR: [{ orderId: { in: orders.map((order) => order.id) } }, { recipientHash: { in: named } }],
  };
  return { messages, addresses: { shop, addressHash: { in: hashes } } };
}
