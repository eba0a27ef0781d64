import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { learnInTurn } from "./learn-in-turn.server.ts";
import { learnMissing } from "./learn-missing.server.ts";
import { learnShop } from "./learn-shop.server.ts";
import { findLearningState } from "./learning-state.server.ts";
import { LAYOUT } from "./model/feature.ts";
import { refreshPicks } from "./refresh-picks.server.ts";

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY);

/** Three people who bought tea twice. */
async function sellTea(): Promise<string[]> {
  const ids: string[] = [];
  for (const [index, days] of [50, 45, 40, 20, 15, 10].entries()) {
    const line = { shop: WILLOW, gid: "line", title: "Tea", quantity: 1, currentQuantity: 1, priceMinor: 900n };
    const facts = { placedAt: daysAgo(days), sourceUpdatedAt: daysAgo(days), currency: "EUR", totalMinor: 900n };
    const order = { shop: WILLOW, gid: `order-${index}`, name: "#1", emailIndex: Buffer.from(`person-${index % 3}`) };
    const lines = { create: ["tea", "pot"].map((gid) => ({ ...line, gid, productGid: gid })) };
    ids.push((await db.order.create({ data: { ...order, ...facts, lines } })).id);
  }
  for (const gid of ["tea", "pot", "mug"]) {
    const facts = { shop: WILLOW, gid, handle: gid, title: gid, productType: gid, tags: ["kitchen"], status: "active" };
    const dates = { publishedAt: daysAgo(300), createdAt: daysAgo(300), sourceUpdatedAt: daysAgo(300) };
    await db.product.create({ data: { ...facts, ...dates, priceMinor: 900n, currency: "EUR", available: true } });
  }
  return ids;
}

const models = () => db.recommenderModel.findMany({ where: { shop: WILLOW } });
const rows = async () => [...(await models()), ...(await db.productEvidence.findMany()), ...(await db.productRhythm.findMany())]; // prettier-ignore
const storeModel = (layout: number, learnedAt: Date) => {
  const nothing = { today: 1, volumes: [], orders: 0, popular: [], cold: [] };
  return db.recommenderModel.create({ data: { shop: WILLOW, layout, learnedAt, ...nothing } });
};

beforeEach(async () => {
  await installWillow({ uninstalledAt: null });
  await db.$executeRaw`truncate "Order", "Product", "ProductEvidence", "ProductRhythm", "RecommenderModel", "Pick", "SyncRun" cascade`;
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
});

describe("a learning", () => {
  it("leaves what was learned from newer orders, as far as it can be read", async () => {
    await sellTea();
    const newer = await storeModel(LAYOUT, new Date(Date.now() + 60_000));
    await learnShop(WILLOW);
    expect(await models()).toEqual([newer]);
    expect(await db.productEvidence.count()).toBe(0);
    await db.recommenderModel.updateMany({ data: { layout: LAYOUT + 1 } });
    await learnShop(WILLOW);
    expect(await models()).toMatchObject([{ layout: LAYOUT, orders: 6 }]);
  });

  it("ends when nobody waits for it any more, and leaves things as they are", async () => {
    await sellTea();
    await expect(learnShop(WILLOW, AbortSignal.abort(new Error("too late")))).rejects.toThrow("too late");
    expect(await rows()).toEqual([]);
    expect(await findLearningState(WILLOW)).toMatchObject({ state: "failed" });
  });

  it("writes nothing for a shop that has left meanwhile, and neither do picks", async () => {
    const [orderId = ""] = await sellTea();
    await installWillow({ uninstalledAt: new Date() });
    await learnShop(WILLOW);
    await refreshPicks(WILLOW, orderId);
    expect(await rows()).toEqual([]);
    expect(await db.pick.count()).toBe(0);
  });

  it("of one shop has another put off, which waits for its turn", async () => {
    await sellTea();
    await Promise.all([learnInTurn(WILLOW), learnInTurn(OTHER_SHOP)]);
    expect(await db.syncRun.findMany()).toMatchObject([{ shop: WILLOW, state: "done" }]);
    expect(await waitingJobs()).toContainEqual({ name: "shop.learn", payload: { shop: OTHER_SHOP } });
    expect(await findLearningState(OTHER_SHOP)).toMatchObject({ state: "waiting" });
    await learnInTurn(OTHER_SHOP);
    expect(await db.syncRun.count({ where: { shop: OTHER_SHOP } })).toBe(1);
  });
});

describe("a model that this version cannot read", () => {
  it("is learned anew at once; picks stay until then", async () => {
    const [orderId = "", other = ""] = await sellTea();
    await storeModel(LAYOUT + 1, new Date());
    await db.pick.create({
      data: { shop: WILLOW, orderId, position: 0, productGid: "jug", kind: "completes", score: 1 },
    });
    for (const id of [orderId, other]) await refreshPicks(WILLOW, id);
    expect(await db.pick.findMany({ where: { orderId } })).toMatchObject([{ productGid: "jug" }]);
    expect(await db.pick.findMany({ where: { orderId: other } })).toMatchObject([{ productGid: "mug" }]);
    await installWillow({}, OTHER_SHOP);
    for (let times = 0; times < 2; times += 1) await learnMissing();
    expect(await waitingJobs()).toEqual([{ name: "shop.learn", payload: { shop: WILLOW } }]);
    await db.$executeRaw`delete from graphile_worker._private_jobs`;
    await learnShop(WILLOW);
    await refreshPicks(WILLOW, orderId);
    expect(await db.pick.findMany({ where: { orderId } })).toMatchObject([{ productGid: "mug" }]);
    await db.$executeRaw`delete from graphile_worker._private_jobs`;
    await learnMissing();
    expect(await waitingJobs()).toEqual([]);
  });
});

describe("statements of a learning", () => {
  const TABLES = ["ProductEvidence", "RecommenderModel", "ProductRhythm"];
  const onTables = (what: (table: string) => string) => db.$executeRawUnsafe(`do $$ begin ${TABLES.map(what).join(" ")} end $$`); // prettier-ignore

  beforeEach(async () => {
    await db.$executeRawUnsafe(`
      create function refuse_haste() returns trigger language plpgsql as $$ begin
        if current_setting('statement_timeout') <> '10min' then raise 'only %', current_setting('statement_timeout'); end if;
        return new;
      end $$`);
    await onTables((table) => `execute 'create trigger haste before insert on "${table}" for each row execute function refuse_haste()';`); // prettier-ignore
  });
  afterEach(() => db.$executeRawUnsafe("drop function refuse_haste cascade"));

  it("may take ten minutes each", async () => {
    await sellTea();
    await learnShop(WILLOW);
    expect(await rows()).toHaveLength(1 + 3 + 2);
  });
});
