import type { Prisma } from "@prisma/client";

import { type Db, db } from "#app/db.server.ts";
import type { CustomerKeys } from "#app/shops/customer-keys.ts";
import { openVault } from "#app/shops/vault.server.ts";

import { NO_CONTACT, readContact } from "./contact.ts";
import { lockOrders } from "./lock-orders.server.ts";
import { NO_KEYS } from "./stored-order.ts";

/** The orders of a customer with what we know of the person. */
export async function exportCustomer(shop: string, customer: CustomerKeys): Promise<unknown> {
  const vault = await openVault(shop);
  const orders = await db.order.findMany({
    where: ordersOf(shop, customer),
    include: { lines: true, refunds: true },
    orderBy: { placedAt: "asc" },
  });
  return orders.map((order) => ({
    name: order.name,
    placedAt: order.placedAt,
    cancelledAt: order.cancelledAt,
    locale: order.locale,
    ...readContact(vault, order),
    city: order.shipCity,
    region: order.shipRegion,
    country: order.shipCountry,
    acceptsMarketing: order.acceptsMarketing,
    lines: order.lines.map(({ title, variantTitle, quantity }) => ({ title, variantTitle, quantity })),
    refunds: order.refunds.map(({ refundedAt }) => ({ refundedAt })),
  }));
}

/** Takes the person out of their orders; what was bought and when stays countable. @returns orders changed */
export async function redactCustomer(tx: Db, shop: string, customer: CustomerKeys): Promise<number> {
  const where = ordersOf(shop, customer);
  const orders = await tx.order.findMany({ where, select: { id: true } });
  const ids = orders.map((order) => order.id);
  await tx.trackingLink.deleteMany({ where: { shop, orderId: { in: ids } } });
  const { count } = await tx.order.updateMany({
    where: { shop, id: { in: ids } },
    data: { ...NO_CONTACT, ...NO_KEYS, shipCity: null, shipArea: null, redactedAt: new Date() },
  });
  return count;
}

/**
 * Keeps planners and recorders away from a customer's orders until the transaction ends. Before anything else of theirs
 * is touched: whoever plans a message holds its order first, and what they wrote must be seen by who forgets.
 */
export async function lockOrdersOf(tx: Db, shop: string, customer: CustomerKeys): Promise<void> {
  const orders = await tx.order.findMany({ where: ordersOf(shop, customer), select: { id: true } });
  await lockOrders(
    tx,
    shop,
    orders.map(({ id }) => id),
  );
}

/** Orders at a time: each takes its lines, refunds, parcels and events along. */
const ERASED_AT_ONCE = 2_000;

export async function eraseShop(tx: Db, shop: string): Promise<void> {
  await tx.trackingLink.deleteMany({ where: { shop } });
  let erased: number;
  do {
    erased = await tx.$executeRaw`
      delete from "Order" where id in (select id from "Order" where shop = ${shop} limit ${ERASED_AT_ONCE})`;
  } while (erased > 0);
}

/** By the orders the request names, and by every key the person is known under. */
export function ordersOf(shop: string, customer: CustomerKeys): Prisma.OrderWhereInput & { shop: string } {
  const { customerGid, emailIndex, phoneIndex, orderGids } = customer;
  const keys: Prisma.OrderWhereInput[] = [
    ...(customerGid === null ? [] : [{ customerGid }]),
    ...(emailIndex === null ? [] : [{ emailIndex }]),
    ...(phoneIndex === null ? [] : [{ phoneIndex }]),
  ];
  return { shop, OR: [{ gid: { in: orderGids } }, ...keys] };
}
