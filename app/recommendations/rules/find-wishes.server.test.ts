import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { teach } from "#tests/support/teach.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { listPicks } from "../list-picks.server.ts";
import { listProductPicks } from "../list-product-picks.server.ts";
import { refreshPicks } from "../refresh-picks.server.ts";
import { refreshRecentPicks } from "../refresh-recent-picks.server.ts";
import type { RuleEffect, Scope } from "./rule.ts";
import { saveRule } from "./save-rule.server.ts";

const DAY = 86_400_000;
const PAST = new Date(Date.now() - 30 * DAY);
const gid = (id: number) => `gid://shopify/Product/${id}`;
const ANY: Scope = { by: "any", values: [] };
const only = (...ids: number[]): Scope => ({ by: "product", values: ids.map(gid) });

async function stock(id: number, change: object = {}) {
  const facts = { shop: WILLOW, gid: gid(id), handle: `p${id}`, title: `The ${"abcdefghi"[id]}`, status: "active" };
  const dates = { publishedAt: PAST, createdAt: PAST, sourceUpdatedAt: PAST };
  const price = { priceMinor: 1_000n, currency: "EUR", available: true };
  await db.product.create({ data: { ...facts, ...dates, ...price, tags: [], ...change } });
}

/** An order that holds this product. */
async function place(id = 1): Promise<string> {
  const facts = { placedAt: PAST, sourceUpdatedAt: PAST, currency: "EUR", totalMinor: 1_000n };
  const line = {
    shop: WILLOW,
    gid: "line",
    productGid: gid(id),
    title: `The ${"abcdefghi"[id]}`,
    quantity: 1,
    currentQuantity: 1,
  };
  const order = { shop: WILLOW, gid: `gid://shopify/Order/${randomUUID()}`, name: "#1001", ...facts };
  const lines = { create: [{ ...line, priceMinor: 1_000n }] };
  const { id: orderId } = await db.order.create({ data: { ...order, lines } });
  return orderId;
}

const say = (effect: RuleEffect, when: Scope, products: Scope, shop = WILLOW) =>
  saveRule(shop, null, { effect, when, products });

async function picksOf(orderId: string) {
  await refreshPicks(WILLOW, orderId);
  return (await listPicks(WILLOW, orderId)).map(({ handle, kind, becauseTitle }) => [handle, kind, becauseTitle]);
}

let orderId: string;

beforeEach(async () => {
  await db.$executeRaw`truncate "Order", "Product", "ProductEvidence", "RecommenderModel", "Pick", "PickRule" cascade`;
  await installWillow({ pickSettings: {} });
  for (const id of [1, 2, 3, 4, 5]) await stock(id);
  await teach(WILLOW, { selling: { [gid(4)]: 4, [gid(5)]: 5 } });
  orderId = await place();
});

describe("what the merchant says", () => {
  it("shows a pin first, although nothing else speaks for it, and never what is excluded", async () => {
    expect(await picksOf(orderId)).toEqual([
      ["p5", "best_seller", null],
      ["p4", "best_seller", null],
    ]);
    await say("pin", only(1), only(3));
    await say("pin", only(2), only(2));
    await say("exclude", ANY, only(5));
    expect(await picksOf(orderId)).toEqual([
      ["p3", "hand_picked", "The b"],
      ["p4", "best_seller", null],
    ]);
  });

  it("counts for its own shop alone", async () => {
    await say("exclude", ANY, only(5), OTHER_SHOP);
    expect((await picksOf(orderId))[0]).toEqual(["p5", "best_seller", null]);
  });

  it("pins by tag and type in any case, never what cannot be had", async () => {
    await stock(6, { tags: ["Spring "] });
    await stock(7, { productType: "lamp" });
    await stock(8, { tags: ["spring"], available: false });
    await say("pin", ANY, { by: "tag", values: ["SPRING"] });
    await say("pin", ANY, { by: "type", values: ["Lamp"] });
    expect((await picksOf(orderId)).slice(0, 3).map(([handle]) => handle)).toEqual(["p6", "p7", "p5"]);
  });

  it("finds anew what a pin of a tag holds when recent picks are made anew", async () => {
    await say("pin", ANY, { by: "tag", values: ["spring"] });
    await stock(6, { tags: ["Spring"] });
    expect((await picksOf(orderId))[0]?.[0]).toBe("p5");
    await refreshRecentPicks(WILLOW, new Date());
    expect((await picksOf(orderId))[0]).toEqual(["p6", "hand_picked", null]);
  });

  it("takes what is excluded out of old orders' picks too, and of those alone that it concerns", async () => {
    await db.order.updateMany({ data: { placedAt: new Date(Date.now() - 90 * DAY) } });
    const other = await place(2);
    const shown = async (id: string) => (await listPicks(WILLOW, id)).map(({ handle }) => handle);
    for (const id of [orderId, other]) await refreshPicks(WILLOW, id);
    await db.product.updateMany({ where: { gid: gid(1) }, data: { tags: [" Fragile"] } });
    await say("exclude", { by: "tag", values: ["fragile"] }, only(5));
    await refreshRecentPicks(WILLOW, new Date());
    expect(await shown(orderId)).toEqual(["p4"]);
    expect(await shown(other)).toEqual(["p5", "p4"]);
    await say("exclude", ANY, { by: "product", values: [gid(4)] });
    await refreshRecentPicks(WILLOW, new Date());
    expect(await shown(other)).toEqual(["p5"]);
  });

  it("knows collections, and what Search & Discovery names", async () => {
    const collection = "gid://shopify/Collection/7";
    await stock(6, { collectionGids: [collection] });
    await say("pin", ANY, { by: "collection", values: [collection] });
    await db.product.update({
      where: { shop_gid: { shop: WILLOW, gid: gid(1) } },
      data: { complementaryGids: [gid(3), gid(9)], collectionGids: [collection] },
    });
    await say("exclude", { by: "collection", values: [collection] }, only(5));
    expect(await picksOf(orderId)).toEqual([
      ["p6", "hand_picked", null],
      ["p3", "hand_picked", "The b"],
      ["p4", "best_seller", null],
    ]);
  });

  it("turns the order of what sells, and makes kinds that no stage shows for nobody", async () => {
    await say("boost", ANY, only(4));
    expect((await picksOf(orderId)).map(([handle]) => handle)).toEqual(["p4", "p5"]);
    const hidden = ["best_seller"];
    const hiddenKinds = { before_shipping: hidden, on_the_way: hidden, delivered: hidden };
    await installWillow({ pickSettings: { hiddenKinds } });
    expect(await picksOf(orderId)).toEqual([]);
  });

  it("counts beside a product too", async () => {
    const shelf = async (beside: string | null) =>
      (await listProductPicks(WILLOW, beside, new Date())).map(({ handle }) => handle);
    await say("pin", only(1), only(3));
    await say("exclude", ANY, only(4));
    expect(await shelf(gid(1))).toEqual(["p3", "p5"]);
    expect(await shelf(null)).toEqual(["p5"]);
    await say("pin", ANY, only(2));
    expect(await shelf(null)).toEqual(["p2", "p5"]);
  });
});
