import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { findHistory } from "./find-history.server.ts";
import { findPurchase } from "./find-purchase.server.ts";
import type { CorpusOrder } from "./model/corpus.ts";
import { dayOf } from "./model/catalog-facts.ts";
import { readOrders } from "./read-orders.server.ts";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const ANA = { customerGid: "gid://shopify/Customer/1", emailIndex: Buffer.from("ana") };

async function place(products: string, days: number, change: object = {}, shop = WILLOW): Promise<string> {
  const lines = products.split(" ").map((gid, index) => {
    const counts = { quantity: 1, currentQuantity: gid.endsWith("-returned") ? 0 : 1, priceMinor: 1_000n };
    return { shop, gid: `line-${index}`, productGid: gid, title: gid, ...counts };
  });
  const facts = { placedAt: daysAgo(days), sourceUpdatedAt: daysAgo(days), currency: "EUR", totalMinor: 1_000n };
  const order = { shop, gid: `gid://shopify/Order/${randomUUID()}`, name: "#1001", ...facts, ...change };
  return (await db.order.create({ data: { ...order, lines: { create: lines } } })).id;
}

beforeEach(async () => {
  await installWillow();
  await db.$executeRaw`truncate "Order" cascade`;
});

describe("what a person ordered before", () => {
  const past = async (orderId: string) => {
    const history = await findHistory(WILLOW, orderId);
    return history?.earlier.map(({ placedAt, productGids }) => [dayOf(placedAt), productGids]);
  };

  it("is what they kept of their earlier orders in this shop, oldest first", async () => {
    await place("tea pot-returned mug", 40, ANA);
    await place("mat", 90, { emailIndex: ANA.emailIndex });
    await place("lamp", 70, { ...ANA, cancelledAt: new Date() });
    await place("cup", 60, { emailIndex: Buffer.from("ben") });
    await place("fan", 60, ANA, OTHER_SHOP);
    const order = await place("tea", 10, ANA);
    await place("later", 5, ANA);
    expect(await past(order)).toEqual([
      [dayOf(daysAgo(90)), ["mat"]],
      [dayOf(daysAgo(40)), ["mug", "tea"]],
    ]);
  });

  it("is nothing for somebody who has opted out, nor for an order without a person", async () => {
    await place("tea", 40, ANA);
    await place("tea", 40);
    expect(await past(await place("pot", 5, { ...ANA, optedOutAt: new Date() }))).toEqual([]);
    expect(await past(await place("pot", 5))).toEqual([]);
  });

  it("is nothing either while their wish has not reached their newest order", async () => {
    await place("tea", 40, { ...ANA, optedOutAt: daysAgo(39) });
    expect(await past(await place("pot", 5, ANA))).toEqual([]);
  });

  it("is not held against the picks either, once they have opted out anywhere", async () => {
    await place("tea", 40, ANA);
    const order = await place("pot", 5, ANA);
    const owned = async () => [...((await findPurchase(WILLOW, order))?.owned.keys() ?? [])];
    expect(await owned()).toEqual(["tea"]);
    await db.order.updateMany({ where: { id: { not: order } }, data: { optedOutAt: daysAgo(1) } });
    expect(await owned()).toEqual([]);
  });

  it("is not told of another shop's order", async () => {
    const order = await place("tea", 5, ANA, OTHER_SHOP);
    expect(await findHistory(WILLOW, order)).toBeNull();
  });
});

describe("the orders that a shop learns from", () => {
  const all = async () => {
    const orders: CorpusOrder[] = [];
    for await (const some of readOrders(WILLOW, daysAgo(730))) orders.push(...some);
    return orders.map(({ day, buyer, products }) => ({ day, buyer, products: products.toSorted() }));
  };

  it("tell by one person's index that two orders are theirs, but not of whoever has opted out", async () => {
    await place("tea pot", 90, ANA);
    await place("tea", 80, { ...ANA, optedOutAt: new Date() });
    await place("mug mug-returned", 70, { customerGid: "gid://shopify/Customer/2" });
    await place("mat", 60);
    const [day, index] = [(days: number) => dayOf(daysAgo(days)), ANA.emailIndex.toString("hex")];
    expect(await all()).toEqual([
      { day: day(90), buyer: index, products: ["pot", "tea"] },
      { day: day(80), buyer: null, products: ["tea"] },
      { day: day(70), buyer: "gid://shopify/Customer/2", products: ["mug"] },
      { day: day(60), buyer: null, products: ["mat"] },
    ]);
  });

  it("are this shop's of the time asked for, kept and not cancelled, in the order of time", async () => {
    await place("old", 731);
    await place("cancelled", 5, { cancelledAt: new Date() });
    await place("other", 5, {}, OTHER_SHOP);
    await place("second", 5);
    await place("first", 729);
    expect((await all()).map(({ products }) => products)).toEqual([["first"], ["second"]]);
  });
});
