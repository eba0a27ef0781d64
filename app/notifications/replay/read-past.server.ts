import type { Fulfillment, Shipment, TrackingEvent } from "@prisma/client";

import { db } from "#app/db.server.ts";
import type { Vault } from "#app/shops/vault.server.ts";
import { factOf } from "#app/shipments/event-fact.ts";

import { heardAt, type OrderPast, type ParcelPast } from "./past.ts";

/** Orders in memory at a time. */
const PAGE = 500;

const ORDER = {
  ...{ id: true, name: true, locale: true, shipCountry: true, shipRegion: true, placedAt: true, createdAt: true },
  ...{ cancelledAt: true, emailIndex: true, phoneIndex: true, firstNameSealed: true },
} as const;

const LINE = { orderId: true, title: true, variantTitle: true, quantity: true } as const;

/** How many orders {@link readPast} will go through. */
export function countPast(shop: string, since: Date): Promise<number> {
  return db.order.count({ where: { shop, placedAt: { gte: since }, redactedAt: null } });
}

/**
 * The shop's orders since then with all that was heard of them, oldest first, in pages of 500: however long the past,
 * one page is in memory.
 * @param vault opens first names and lets contents be read too, for words that name them; null where nobody's do
 */
export async function* readPast(shop: string, since: Date, vault: Vault | null): AsyncGenerator<OrderPast[]> {
  let last: { placedAt: Date; id: string } | null = null;
  for (;;) {
    const orders: Awaited<ReturnType<typeof readOrders>> = await readOrders(shop, since, last);
    const end = orders.at(-1);
    if (!end) return;
    yield await gather(shop, orders, { vault, since });
    if (orders.length < PAGE) return;
    last = end;
  }
}

function readOrders(shop: string, since: Date, last: { placedAt: Date; id: string } | null) {
  return db.order.findMany({
    where: {
      ...{ shop, redactedAt: null },
      ...(last
        ? { placedAt: { gte: last.placedAt }, OR: [{ placedAt: { gt: last.placedAt } }, { id: { gt: last.id } }] }
        : { placedAt: { gte: since } }),
    },
    orderBy: [{ placedAt: "asc" }, { id: "asc" }],
    take: PAGE,
    select: ORDER,
  });
}

type StoredOrder = Awaited<ReturnType<typeof readOrders>>[number];

interface Reading {
  vault: Vault | null;
  since: Date;
}

async function gather(shop: string, orders: StoredOrder[], { vault, since }: Reading): Promise<OrderPast[]> {
  const orderIds = orders.map(({ id }) => id);
  const hashes = orders.flatMap(({ emailIndex, phoneIndex }) => [emailIndex, phoneIndex].filter((one) => one !== null));
  const [lines, shipments, suppressions, texted] = await Promise.all([
    vault ? db.orderLine.findMany({ where: { shop, orderId: { in: orderIds } }, select: LINE }) : [],
    db.shipment.findMany({ where: { shop, orderId: { in: orderIds } }, include: { fulfillment: true } }),
    db.suppression.findMany({ where: { shop, addressHash: { in: hashes } } }),
    findTexted(shop, hashes, since),
  ]);
  const fulfillmentIds = [...new Set(shipments.map(({ fulfillmentId }) => fulfillmentId))];
  const events = await db.trackingEvent.findMany({ where: { shop, fulfillmentId: { in: fulfillmentIds } } });
  const linesOf = groupBy(lines, ({ orderId }) => orderId);
  const shipmentsOf = groupBy(shipments, ({ orderId }) => orderId);
  const eventsOf = groupBy(events, ({ fulfillmentId }) => fulfillmentId);
  const stops = new Map(suppressions.map((row) => [`${row.channel}|${hex(row.addressHash)}`, row.createdAt]));
  const stopOf = (channel: string, hash: Uint8Array | null) => (hash && stops.get(`${channel}|${hex(hash)}`)) ?? null;
  return orders.map((order) => ({
    ...{ id: order.id, name: order.name, locale: order.locale, country: order.shipCountry, region: order.shipRegion },
    ...{ placedAt: order.placedAt, cancelledAt: order.cancelledAt },
    heardAt: heardAt(order, order.placedAt, order.createdAt),
    recipients: { email: order.emailIndex, sms: order.phoneIndex },
    suppressedAt: { email: stopOf("email", order.emailIndex), sms: stopOf("sms", order.phoneIndex) },
    texted: order.phoneIndex !== null && texted.has(hex(order.phoneIndex)),
    items: (linesOf.get(order.id) ?? []).map(({ title, variantTitle, quantity }) => ({
      title,
      variantTitle,
      quantity,
    })),
    firstName: vault && order.firstNameSealed && vault.unseal("Order.firstNameSealed", order.firstNameSealed),
    parcels: (shipmentsOf.get(order.id) ?? []).map((one) =>
      parcelOf(order, one, eventsOf.get(one.fulfillmentId) ?? []),
    ),
  }));
}

/** Which of these numbers, by keyed hash in hex, had got a text before: the first one says how to stop them. */
async function findTexted(shop: string, hashes: Uint8Array<ArrayBuffer>[], before: Date): Promise<Set<string>> {
  const rows = await db.message.findMany({
    where: { shop, channel: "sms", recipientHash: { in: hashes }, acceptedAt: { lt: before } },
    distinct: ["recipientHash"],
    select: { recipientHash: true },
  });
  return new Set(rows.flatMap(({ recipientHash }) => (recipientHash ? hex(recipientHash) : [])));
}

function parcelOf(
  order: StoredOrder,
  shipment: Shipment & { fulfillment: Fulfillment },
  events: TrackingEvent[],
): ParcelPast {
  const { fulfillment } = shipment;
  const seenAt = heardAt(order, fulfillment.createdAt, shipment.createdAt);
  return {
    ...{ id: shipment.id, carrier: shipment.carrier, number: shipment.number, removedAt: shipment.removedAt, seenAt },
    fulfilledAt: fulfillment.createdAt,
    // Later changes of the record are not its making: what was seen first is what counts.
    fulfillmentChangedAt: fulfillment.sourceUpdatedAt < seenAt ? fulfillment.sourceUpdatedAt : seenAt,
    cancelledAt: fulfillment.state === "cancelled" ? fulfillment.sourceUpdatedAt : null,
    events: events
      .filter((event) => event.shipmentId === null || event.shipmentId === shipment.id)
      .map((event) => ({ ...factOf(event), heardAt: heardAt(order, event.happenedAt, event.recordedAt) })),
  };
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
