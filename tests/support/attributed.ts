import { randomUUID } from "node:crypto";

import { assignSide } from "#app/attribution/assign-side.server.ts";
import { countPickClick } from "#app/attribution/count-click.server.ts";
import type { ClickSurface } from "#app/attribution/new-click.ts";
import { db } from "#app/db.server.ts";
import { finishAfterwards } from "#app/lib/afterwards.ts";

import { installWillow, OTHER_SHOP, WILLOW } from "./willow.ts";

export const ANA = "gid://shopify/Customer/1";
export const TEA = "gid://shopify/Product/1";
export const POT = "gid://shopify/Product/2";
export const MUG = "gid://shopify/Product/3";
export const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
export const now = () => new Date();

/** An order of Ana's: a tea for 10 and a pot for 40. */
export async function place(hours: number, change: object = {}, shop = WILLOW): Promise<string> {
  const lines = [TEA, POT].map((productGid, index) => {
    const priceMinor = index === 0 ? 1_000n : 4_000n;
    return { shop, gid: `line-${index}`, productGid, title: productGid, quantity: 1, currentQuantity: 1, priceMinor };
  });
  const at = hoursAgo(hours);
  const facts = { placedAt: at, sourceUpdatedAt: at, currency: "EUR", totalMinor: 5_000n, customerGid: ANA };
  const order = { shop, gid: `gid://shopify/Order/${randomUUID()}`, name: "#1001", ...facts, ...change };
  const { id } = await db.order.create({ data: { ...order, lines: { create: lines } } });
  await assignSide(shop, id);
  return id;
}

/** A parcel on its way with one of each of these products. @returns its id */
export async function pack(orderId: string, productGids: string[]): Promise<string> {
  const own = { shop: WILLOW, orderId };
  const at = now();
  const lines = await db.orderLine.findMany({ where: { ...own, productGid: { in: productGids } } });
  const fulfillment = await db.fulfillment.create({
    data: { ...own, gid: randomUUID(), state: "success", createdAt: at, sourceUpdatedAt: at },
  });
  const { id } = await db.shipment.create({
    data: {
      ...{ ...own, fulfillmentId: fulfillment.id, carrier: "DHL", number: "1", statusAt: at },
      lines: { create: lines.map((line) => ({ shop: WILLOW, orderLineId: line.id, quantity: 1 })) },
    },
  });
  return id;
}

export async function follow(orderId: string, productGid: string, hours: number, surface: ClickSurface = "page") {
  countPickClick(WILLOW, { orderId, productGid, kind: "completes", position: 0 }, surface);
  await finishAfterwards();
  const newest = await db.pickClick.findFirst({ where: { orderId, productGid, surface }, orderBy: { id: "desc" } });
  if (newest) await db.pickClick.update({ where: { id: newest.id }, data: { clickedAt: hoursAgo(hours) } });
}

/** Two shops that hold out every other shopper, without an order. */
export async function startAfresh(): Promise<void> {
  await installWillow({ pickSettings: { holdOutPercent: 50 } });
  await installWillow({ pickSettings: { holdOutPercent: 50 } }, OTHER_SHOP);
  await db.$executeRaw`truncate "Order", "PickClick", "Fact" cascade`;
}
