import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { daysAgo, place, stock } from "#tests/support/small-orders.ts";
import { teach } from "#tests/support/teach.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { listPicks } from "./list-picks.server.ts";
import { eraseShop } from "./personal-data.server.ts";
import { learnShop } from "./learn-shop.server.ts";
import { refreshPicks } from "./refresh-picks.server.ts";

const ANA = "gid://shopify/Customer/1";

const shown = async (orderId: string) => (await listPicks(WILLOW, orderId)).map((pick) => pick.productGid);

beforeEach(async () => {
  await installWillow();
  await db.$executeRaw`truncate "Order", "Product", "ProductEvidence", "RecommenderModel", "Pick", "SyncRun" cascade`;
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  for (const gid of ["tea", "pot", "mug", "mat"]) await stock(gid);
});

describe("learning what is bought together", () => {
  it("reads the kept lines of the orders of two years", async () => {
    await place("tea pot");
    await place("tea pot");
    await place("tea mug", 400);
    await place("tea mat", 800);
    await place("tea mug", 5, { cancelledAt: new Date() });
    await place("tea mat", 5, {}, { currentQuantity: 0 });
    await learnShop(WILLOW);
    const evidence = await db.productEvidence.findMany({ orderBy: { productGid: "asc" } });
    expect(evidence.map(({ productGid, others }) => [productGid, others])).toEqual([
      ["mat", []],
      ["mug", ["tea"]],
      ["pot", ["tea"]],
      ["tea", ["pot", "mug"]],
    ]);
    expect(await db.recommenderModel.findMany()).toMatchObject([{ shop: WILLOW, orders: 3, cold: [], ranker: null }]);
    expect(await db.syncRun.findMany()).toMatchObject([{ kind: "learning", state: "done", done: 4 }]);
  });

  it("replaces what was learned before, for this shop only, and has recent picks made anew", async () => {
    for (const shop of [WILLOW, OTHER_SHOP]) await teach(shop, { together: { old: { x: 9 } } });
    await place("tea pot", 5);
    await learnShop(WILLOW);
    await learnShop(WILLOW);
    expect(await db.productEvidence.findMany({ where: { productGid: "old" } })).toMatchObject([{ shop: OTHER_SHOP }]);
    expect(await db.productEvidence.count({ where: { shop: WILLOW } })).toBe(4);
    expect(await waitingJobs()).toEqual([{ name: "picks.refresh-recent", payload: { shop: WILLOW } }]);
  });
});

describe("picks of an order", () => {
  it("come from what others bought, with price and reason", async () => {
    for (const gids of ["tea pot", "tea pot", "tea pot"]) await place(gids);
    const order = await place("tea");
    await learnShop(WILLOW);
    await refreshPicks(WILLOW, order);
    await refreshPicks(WILLOW, order);
    expect(await listPicks(WILLOW, order)).toEqual([
      {
        productGid: "pot",
        handle: "pot",
        title: "The pot",
        imageUrl: null,
        imageAlt: null,
        priceMinor: 1_000,
        currency: "EUR",
        kind: "completes",
        becauseTitle: "The tea",
        isNew: false,
      },
    ]);
    expect(await listPicks(OTHER_SHOP, order)).toEqual([]);
  });

  it("come from likeness for products nobody bought yet, and from best sellers", async () => {
    await stock("new", { tags: ["kitchen"], productType: "Jar" });
    await stock("jug", { tags: ["kitchen"], productType: "Jug" });
    for (const gids of ["mat", "mat"]) await place(gids);
    const order = await place("new");
    await learnShop(WILLOW);
    await refreshPicks(WILLOW, order);
    expect(await listPicks(WILLOW, order)).toMatchObject([
      { productGid: "jug", kind: "new_arrival", becauseTitle: "The new" },
      { productGid: "mat", kind: "best_seller", becauseTitle: null },
    ]);
  });

  it("come from what the merchant calls related, though nothing else speaks for it", async () => {
    await stock("sieve");
    await db.product.updateMany({ where: { gid: "tea" }, data: { relatedGids: ["sieve"] } });
    const order = await place("tea");
    await learnShop(WILLOW);
    await refreshPicks(WILLOW, order);
    expect(await listPicks(WILLOW, order)).toMatchObject([
      { productGid: "sieve", kind: "new_arrival", becauseTitle: "The tea" },
    ]);
  });

  it("leave out what the customer has from other orders, known by id or by e-mail", async () => {
    for (const gids of ["tea pot mug mat", "tea pot mug mat", "tea pot mug mat"]) await place(gids);
    await place("pot", 30, { customerGid: ANA });
    await place("mug", 40, { emailIndex: Buffer.from("ana") });
    const order = await place("tea", 1, { customerGid: ANA, emailIndex: Buffer.from("ana") });
    await learnShop(WILLOW);
    await refreshPicks(WILLOW, order);
    expect(await shown(order)).toEqual(["mat"]);
  });

  it("are none when everything was sent back, and nothing happens for an unknown order", async () => {
    for (const gids of ["tea pot", "tea pot"]) await place(gids);
    const order = await place("tea", 1, {}, { currentQuantity: 0 });
    await learnShop(WILLOW);
    await refreshPicks(WILLOW, order);
    await refreshPicks(WILLOW, randomUUID());
    expect(await db.pick.count()).toBe(0);
  });

  it.each([
    ["sold out", { available: false }],
    ["been unpublished", { publishedAt: null }],
    ["been archived", { status: "archived" }],
    ["been deleted", { deletedAt: new Date() }],
    ["been held back from a market", { markets: { CH: { published: false, priceMinor: null, currency: "CHF" } } }],
    ["become a cheaper twin", { title: "The tea", priceMinor: 900n }],
  ])("vanish from the page when the product has %s meanwhile", async (_what, change) => {
    for (const gids of ["tea pot mug", "tea pot mug", "tea pot mug"]) await place(gids);
    const order = await place("tea");
    await learnShop(WILLOW);
    await refreshPicks(WILLOW, order);
    expect(await shown(order)).toEqual(["mug", "pot"]);
    await db.product.update({ where: { shop_gid: { shop: WILLOW, gid: "pot" } }, data: change });
    expect(await shown(order)).toEqual(["mug"]);
  });

  it("vanish when the pick was bought or its reason sent back", async () => {
    for (const gids of ["tea pot mug", "tea pot mug", "tea pot mug"]) await place(gids);
    const order = await place("tea mat");
    await learnShop(WILLOW);
    await refreshPicks(WILLOW, order);
    await place("pot", 0, { customerGid: ANA });
    await db.order.update({ where: { id: order }, data: { customerGid: ANA } });
    expect(await shown(order)).toEqual(["mug"]);
    await db.orderLine.updateMany({ where: { orderId: order, productGid: "tea" }, data: { currentQuantity: 0 } });
    expect(await shown(order)).toEqual([]);
  });

  it("may be a refill, until it is bought again or a part of it is sent back", async () => {
    const earlier = await place("pot", 40, { customerGid: ANA });
    const orderId = await place("tea", 1, { customerGid: ANA });
    const pick = { shop: WILLOW, orderId, productGid: "pot", score: 1 };
    await db.pick.create({ data: { ...pick, position: 0, kind: "refill" } });
    await db.pick.create({ data: { ...pick, position: 1, kind: "completes", becauseGid: "tea" } });
    expect(await listPicks(WILLOW, orderId)).toMatchObject([{ productGid: "pot", kind: "refill", becauseTitle: null }]);
    await db.orderLine.updateMany({ where: { orderId: earlier }, data: { currentQuantity: 0 } });
    expect(await shown(orderId)).toEqual([]);
    await db.orderLine.updateMany({ where: { orderId: earlier }, data: { currentQuantity: 1 } });
    await db.pick.updateMany({ data: { computedAt: daysAgo(46) } });
    await db.order.update({ where: { id: earlier }, data: { placedAt: daysAgo(90) } });
    expect(await shown(orderId)).toEqual([]);
    await db.pick.updateMany({ data: { computedAt: daysAgo(44) } });
    expect(await shown(orderId)).toEqual(["pot"]);
    await place("pot", -1, { customerGid: ANA });
    expect(await shown(orderId)).toEqual([]);
  });

  it("go with the shop", async () => {
    for (const gids of ["tea pot", "tea pot"]) await place(gids);
    const order = await place("tea");
    await learnShop(WILLOW);
    await refreshPicks(WILLOW, order);
    await teach(OTHER_SHOP, { together: { a: {} } });
    await eraseShop(db, WILLOW);
    const left = [await db.pick.count(), await db.productEvidence.count(), await db.recommenderModel.count()];
    expect(left).toEqual([0, 1, 1]);
  });
});
