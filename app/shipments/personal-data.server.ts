import { type Db, db } from "#app/db.server.ts";
import { ordersOf } from "#app/orders/personal-data.server.ts";
import type { CustomerKeys } from "#app/shops/customer-keys.ts";

/** The parcels of a customer and where they were seen. */
export async function exportCustomer(shop: string, customer: CustomerKeys): Promise<unknown> {
  const fulfillments = await db.fulfillment.findMany({
    where: { shop, order: ordersOf(shop, customer) },
    include: { order: { select: { name: true } }, shipments: true, events: { orderBy: { happenedAt: "asc" } } },
    orderBy: { createdAt: "asc" },
  });
  return fulfillments.map(({ order, createdAt, shipments, events }) => ({
    order: order.name,
    sentAt: createdAt,
    parcels: shipments.map(({ carrier, number, status, deliveredAt }) => ({ carrier, number, status, deliveredAt })),
    events: events.map(({ status, message, happenedAt, city, region, country }) => ({
      ...{ status, message, happenedAt, city, region, country },
    })),
  }));
}

/**
 * Takes places and carriers' free text out of the events; that and when something happened stays countable.
 * Runs before orders forget whose they were.
 * @returns events changed
 */
export async function redactCustomer(tx: Db, shop: string, customer: CustomerKeys): Promise<number> {
  const { count } = await tx.trackingEvent.updateMany({
    where: { shop, fulfillment: { order: ordersOf(shop, customer) } },
    data: { city: null, message: null },
  });
  return count;
}

export async function eraseShop(tx: Db, shop: string): Promise<void> {
  await tx.fulfillment.deleteMany({ where: { shop } });
}
