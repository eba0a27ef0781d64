import { randomUUID } from "node:crypto";

import type { Prisma } from "@prisma/client";

import { db } from "#app/db.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import type { Status } from "#app/tracking/status.ts";

import { WILLOW } from "./willow.ts";

export const ANA = { email: "ana@example.com", phone: "+4915112345678", firstName: "Ana" };

interface ParcelOptions {
  shop?: string;
  order?: Partial<Prisma.OrderUncheckedCreateInput>;
  parcel?: Partial<Prisma.ShipmentUncheckedCreateInput>;
  /** Null leaves the order without that address. */
  contact?: { email?: string | null; phone?: string | null };
}

/** Ana's order #1001 of a linen throw, sent a minute ago in one parcel. */
export async function storeParcel({ shop = WILLOW, order, parcel, contact }: ParcelOptions = {}) {
  const vault = await openVault(shop);
  const { email, phone } = { ...ANA, ...contact };
  const at = new Date(Date.now() - 60_000);
  const number = randomUUID().slice(0, 8);
  const stored = await db.order.create({
    data: {
      ...{ shop, gid: `gid://shopify/Order/${number}`, name: "#1001", placedAt: at, sourceUpdatedAt: at },
      ...{ currency: "EUR", totalMinor: 8900n, locale: "en", shipCountry: "DE" },
      ...(email && { emailSealed: vault.seal("Order.emailSealed", email), emailIndex: vault.index("email", email) }),
      ...(phone && { phoneSealed: vault.seal("Order.phoneSealed", phone), phoneIndex: vault.index("phone", phone) }),
      firstNameSealed: vault.seal("Order.firstNameSealed", ANA.firstName),
      lines: {
        create: {
          shop,
          gid: `gid://shopify/LineItem/${number}`,
          title: "Linen throw",
          quantity: 1,
          currentQuantity: 1,
          priceMinor: 8900n,
        },
      },
      ...order,
    },
    include: { lines: true },
  });
  const fulfillment = await db.fulfillment.create({
    data: {
      shop,
      orderId: stored.id,
      gid: `gid://shopify/Fulfillment/${number}`,
      state: "success",
      createdAt: at,
      sourceUpdatedAt: at,
    },
  });
  const lines = { create: stored.lines.map((line) => ({ shop, orderLineId: line.id, quantity: line.quantity })) };
  const shipment = await db.shipment.create({
    data: {
      ...{ shop, orderId: stored.id, fulfillmentId: fulfillment.id, carrier: "DHL", number: `JD${number}` },
      ...{ statusAt: at, createdAt: at, lines },
      ...parcel,
    },
  });
  return { orderId: stored.id, shipmentId: shipment.id };
}

/** One more parcel of an order, under the same fulfillment as its others. @returns its id */
export async function storeSibling(orderId: string, parcel: Partial<Prisma.ShipmentUncheckedCreateInput> = {}) {
  const { shop, fulfillmentId } = await db.shipment.findFirstOrThrow({ where: { orderId } });
  const number = `JD${randomUUID().slice(0, 8)}`;
  const data = { shop, orderId, fulfillmentId, carrier: "DHL", number, statusAt: new Date(), ...parcel };
  return (await db.shipment.create({ data })).id;
}

/** Lets a parcel have reached a status just now. */
export async function moveParcel(shipmentId: string, status: Status, cycle = 0) {
  await db.shipment.update({ where: { id: shipmentId }, data: { status, cycle, statusAt: new Date() } });
}
