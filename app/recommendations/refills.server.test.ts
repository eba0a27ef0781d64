import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { learnRhythms } from "./learn-rhythms.server.ts";
import { listPicks } from "./list-picks.server.ts";
import { refreshPicks } from "./refresh-picks.server.ts";

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY);

async function place(person: string, productGid: string, days: number, change: object = {}, shop = WILLOW) {
  const facts = { placedAt: daysAgo(days), sourceUpdatedAt: daysAgo(days), currency: "EUR", totalMinor: 1_000n };
  const line = {
    shop,
    gid: "line",
    productGid,
    title: productGid,
    quantity: 1,
    currentQuantity: 1,
    priceMinor: 1_000n,
  };
  const order = { shop, gid: `gid://shopify/Order/${randomUUID()}`, name: "#1001", ...facts };
  const data = { ...order, emailIndex: Buffer.from(person), ...change, lines: { create: [line] } };
  return (await db.order.create({ data })).id;
}

beforeEach(async () => {
  await installWillow();
  await db.$executeRaw`truncate "Order", "Product", "ProductRhythm", "Pick" cascade`;
  for (const gid of ["coffee", "lamp", "pot"]) {
    const facts = { shop: WILLOW, gid, handle: gid, title: `The ${gid}`, productType: gid, tags: [], status: "active" };
    const dates = { publishedAt: daysAgo(300), createdAt: daysAgo(300), sourceUpdatedAt: daysAgo(300) };
    await db.product.create({ data: { ...facts, ...dates, priceMinor: 1_000n, currency: "EUR", available: true } });
  }
  // Ana, Ben and Eve come back for coffee, after 30, 20 and 25 days; Cleo does not.
  for (const [person, days] of [
    ["ana", 90],
    ["ana", 60],
    ["ben", 50],
    ["ben", 30],
    ["eve", 75],
    ["eve", 50],
    ["cleo", 40],
  ] as const) {
    await place(person, "coffee", days);
  }
});

describe("what is bought again", () => {
  it("is learned by person and day, of orders that were kept, for this shop alone", async () => {
    await place("ana", "lamp", 90);
    await place("ben", "lamp", 80);
    await place("ben", "lamp", 40, { cancelledAt: new Date() });
    await place("cleo", "coffee", 40);
    for (const days of [9, 5]) await place("ana", "coffee", days, {}, OTHER_SHOP);
    await learnRhythms(WILLOW, daysAgo(365));
    await learnRhythms(WILLOW, daysAgo(365));
    expect(await db.productRhythm.findMany()).toEqual([
      { shop: WILLOW, productGid: "coffee", buyers: 4, again: 3, medianGapDays: 25 },
    ]);
  });

  it("is not learned from whoever does not want to be followed, by any of their orders", async () => {
    await place("fay", "coffee", 80, { optedOutAt: new Date() });
    await place("fay", "coffee", 60);
    const gus = { customerGid: "gid://shopify/Customer/7" };
    await place("gus", "coffee", 80, { ...gus, emailIndex: null, optedOutAt: new Date() });
    await place("gus", "coffee", 60, gus);
    await learnRhythms(WILLOW, daysAgo(365));
    expect(await db.productRhythm.findMany()).toMatchObject([{ productGid: "coffee", buyers: 4, again: 3 }]);
  });

  it("comes back as a refill to nobody who has opted out, not even one that was made before", async () => {
    await learnRhythms(WILLOW, daysAgo(365));
    const cleo = await place("cleo", "pot", 1);
    await refreshPicks(WILLOW, cleo);
    expect(await listPicks(WILLOW, cleo)).toMatchObject([{ productGid: "coffee", kind: "refill" }]);
    await db.order.updateMany({ where: { id: cleo }, data: { optedOutAt: new Date() } });
    expect(await listPicks(WILLOW, cleo)).toEqual([]);
  });

  it("comes back as a refill when it may run low, to who kept it, and not before", async () => {
    await place("cleo", "lamp", 35);
    await learnRhythms(WILLOW, daysAgo(365));
    const cleo = await place("cleo", "pot", 1);
    await refreshPicks(WILLOW, cleo);
    expect(await listPicks(WILLOW, cleo)).toMatchObject([{ productGid: "coffee", kind: "refill", becauseTitle: null }]);
    const early = await place("dora", "pot", 1);
    await place("dora", "coffee", 10);
    await refreshPicks(WILLOW, early);
    expect(await listPicks(WILLOW, early)).toEqual([]);
    await db.orderLine.updateMany({ where: { productGid: "coffee" }, data: { currentQuantity: 0 } });
    await refreshPicks(WILLOW, cleo);
    expect(await listPicks(WILLOW, cleo)).toEqual([]);
  });
});
