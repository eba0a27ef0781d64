import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { storeForecasts } from "#tests/support/forecast.ts";
import { type PastParcelOptions, quickPast, storePast } from "#tests/support/past-parcels.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { NO_RULE_ERRORS } from "../belief/knowledge.ts";
import { refreshEstimate } from "../refresh-estimate.server.ts";
import { refreshOpen } from "../refresh-open.server.ts";
import { askAllToLearnTimes } from "./ask-all.server.ts";
import { learnShopTimes } from "./learn-estimator.server.ts";
import { learnPooled } from "./learn-pooled.server.ts";
import { LAYOUT, type Trials } from "./learned.ts";
import { readParcels } from "./read-parcels.server.ts";
import { readShopFacts } from "./shop-facts.server.ts";
import { POOL, saveLearned } from "./stored-learned.server.ts";

const NOW = new Date("2026-11-03T11:00:00Z");
const DAY = 86_400_000;
const before = (days: number) => new Date(NOW.getTime() - days * DAY);
const RULES = { processingMin: 1, processingMax: 1, transitMin: 5, transitMax: 20 };

/** Much faster than the rules say. */
const past = (count: number, more?: Partial<PastParcelOptions>) => quickPast(NOW, 90, count, more);

beforeEach(async () => {
  await db.$executeRaw`truncate "Order" cascade`;
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  for (const table of [db.forecast, db.estimate, db.orderEstimate, db.estimatorModel, db.syncRun]) {
    await (table as typeof db.forecast).deleteMany();
  }
  await db.shop.deleteMany();
  await installWillow({ deliveryRules: RULES });
});

const models = (shop = WILLOW) => db.estimatorModel.findMany({ where: { shop }, orderBy: { version: "asc" } });
const learn = (now = NOW) => learnShopTimes(WILLOW, now);

async function readAll() {
  const pages = [];
  for await (const page of readParcels(await readShopFacts(WILLOW), NOW)) pages.push(page);
  return { parcels: pages.flatMap(({ parcels }) => parcels), leftOut: pages.reduce((sum, page) => sum + page.leftOut, 0) };
} // prettier-ignore

describe("readParcels", () => {
  it("reads what came and what is under way, with the first day that was named", async () => {
    await installWillow({}, OTHER_SHOP);
    const etaAt = new Date("2026-10-30T00:00:00Z");
    await storePast([
      { orderedAt: before(9), packed: 1, took: 2, etaAt, country: "FR", region: "IDF" },
      { orderedAt: before(3), packed: 1 },
      { orderedAt: before(2), packed: null },
      { orderedAt: before(9), packed: 1, shop: OTHER_SHOP },
      { orderedAt: before(9), packed: 1, status: "returned" },
      { orderedAt: before(800), packed: 1, took: 2 },
    ]);
    const { parcels, leftOut } = await readAll();
    expect(leftOut).toBe(0);
    expect(parcels.map(({ parcel }) => [parcel.to, parcel.handedAt !== null, parcel.deliveredAt !== null])).toEqual([
      ["DE", false, false],
      ["DE", true, false],
      ["FR-IDF", true, true],
    ]);
    expect(parcels[2]?.parcel).toMatchObject({ carrier: "DHL", from: "DE", toArea: "101", items: 1, price: 40 });
    expect(parcels[2]?.parcel.carrierOn).toBe(etaAt.getTime() / DAY);
    expect(parcels[2]).toMatchObject({ lane: "DE>FR-IDF" });
  });

  it("leaves out and counts what contradicts itself", async () => {
    await storePast([
      { orderedAt: before(9), packed: -1, took: 3 },
      { orderedAt: before(9), packed: 2, took: 0 },
      { orderedAt: before(9), packed: 2, took: 8, recordedAt: before(1) },
      { orderedAt: before(40), packed: null },
    ]);
    expect(await readAll()).toEqual({ parcels: [], leftOut: 4 });
  });
});

describe("readParcels of a share", () => {
  it("takes parcels of all times, delivered and under way, and the same ones again", async () => {
    await storePast([...past(200), ...past(100, { took: null, orderedAt: before(4) })]);
    const read = async () => {
      const all = [];
      for await (const { parcels } of readParcels(await readShopFacts(WILLOW), NOW, 0.5)) all.push(...parcels);
      return all.map(({ parcel }) => parcel);
    };
    const some = await read();
    const count = (isCounted: (parcel: (typeof some)[number]) => boolean) => some.filter(isCounted).length;
    const midst = NOW.getTime() / DAY - 50;
    for (const [seen, of] of [
      [count(({ deliveredAt }) => deliveredAt === null), 100],
      [count(({ deliveredAt, boughtAt }) => deliveredAt !== null && boughtAt < midst), 100],
      [count(({ deliveredAt, boughtAt }) => deliveredAt !== null && boughtAt >= midst), 100],
    ] as const) {
      expect(seen).toBeGreaterThan(of * 0.2);
      expect(seen).toBeLessThan(of * 0.8);
    }
    expect(await read()).toEqual(some);
  });
});

describe("learnShopTimes", () => {
  it("puts what beats the rules into service, and what is under way is told by it", async () => {
    await storePast(past(90));
    const [id = ""] = await storePast([{ orderedAt: before(0.6), packed: 0.5 }]);
    await refreshEstimate(WILLOW, id, NOW);
    expect(await db.estimate.findUnique({ where: { shipmentId: id } })).toMatchObject({ basis: "rule", version: null });
    await learn();
    const [model] = await models();
    const trial = model?.trial as unknown as Trials;
    expect(model).toMatchObject({ version: 1, parcels: 91, inServiceAt: NOW, learnedAt: NOW });
    expect(trial.own?.score).toBeLessThan(trial.rules?.score ?? 0);
    expect(trial).toMatchObject({ inService: null, pooled: null });
    expect(await db.syncRun.findFirst({ where: { shop: WILLOW, kind: "estimates" } })).toMatchObject({
      ...{ state: "done", done: 91, total: 91 },
    });
    expect(await waitingJobs()).toEqual([
      { name: "estimates.refresh", payload: { shop: WILLOW, all: true } },
      { name: "blocks.inform", payload: { shop: WILLOW } },
      { name: "estimates.replay", payload: { shop: WILLOW } },
    ]);

    expect(await refreshOpen(WILLOW, "all", NOW)).toBe(1);
    const told = await db.estimate.findUniqueOrThrow({ where: { shipmentId: id } });
    expect(told).toMatchObject({ basis: "learned", version: 1 });
    expect(told.latestOn.getTime() - NOW.getTime()).toBeLessThan(3 * DAY);
  });

  it("does not keep what is in service no more, however good it was", async () => {
    await storePast(past(90));
    await storeForecasts(
      Array.from({ length: 40 }, () => ({ at: before(30), tookDays: 1.6, q10: 1.6, q90: 1.61, version: 1 })),
    );
    await learn(before(-0.04));
    expect(await models()).toMatchObject([{ version: 1, trial: { inService: null } }]);
    expect((await models())[0]?.inServiceAt).not.toBeNull();
  });

  it("serves a shop of which two months are known, tried on what it had not seen", async () => {
    // What its rules cannot know, and parcels show: one carrier is slow.
    const young = past(300).map((one, index) => ({
      ...{ ...one, orderedAt: before(4 + (index * 54) / 300) },
      ...(index % 3 === 0 && { carrier: "Evri", took: 6 + (index % 10) / 20 }),
    }));
    await storePast(young);
    await learn(before(-0.03));
    const [model] = await models();
    const { own, rules } = model?.trial as unknown as Trials;
    expect(own?.parcels).toBeGreaterThan(10);
    expect(own?.parcels).toBe(rules?.parcels);
    expect(model?.inServiceAt).not.toBeNull();
    const { knowledge } = await readShopFacts(WILLOW);
    expect(knowledge?.weeks.DE?.slice(0, 7).reduce((all, share) => all + share, 0)).toBeCloseTo(1, 2);
  });

  it("leaves a shop with few parcels to its rules, which learn from them", async () => {
    await storePast(past(20));
    await learn(before(-0.01));
    expect(await models()).toMatchObject([{ version: 1, parcels: 20, inServiceAt: null }]);
    const { knowledge } = await readShopFacts(WILLOW);
    expect(knowledge).toMatchObject({ version: 1, estimate: null });
    expect(knowledge?.ruleErrors.handover.everywhere).toHaveLength(20);
    await installWillow({ deliveryRules: { ...RULES, transitMax: 19 } });
    expect((await readShopFacts(WILLOW)).knowledge?.ruleErrors).toEqual(NO_RULE_ERRORS);
  });

  it("learns how true a carrier's days are", async () => {
    const named = past(40).map((one) => ({ ...one, etaAt: new Date(one.orderedAt.getTime() + DAY) }));
    await storePast(named);
    await learn(before(-0.02));
    const { knowledge } = await readShopFacts(WILLOW);
    expect(Object.keys(knowledge?.carriers ?? {}).toSorted()).toEqual(["DHL", "DHL DE>DE"]);
    expect(knowledge?.carriers.DHL?.errors).toHaveLength(50);
  });

  it("keeps the newest five bodies, and the one in service", async () => {
    await storePast(past(5));
    for (let day = 0; day < 7; day += 1) await learn(new Date(NOW.getTime() + day * DAY));
    const kept = (await models()).filter(({ body }) => body !== null).map(({ version }) => version);
    expect(kept).toEqual([3, 4, 5, 6, 7]);
  });

  it("writes nothing older than what is known, nor for a shop that has left", async () => {
    await storePast(past(5));
    await learn();
    await learn(before(1));
    await installWillow({ uninstalledAt: NOW, deliveryRules: RULES });
    await learn(new Date(NOW.getTime() + DAY));
    expect(await models()).toMatchObject([{ version: 1, learnedAt: NOW }]);
  });

  it("stops with its signal, and says so", async () => {
    await storePast(past(5));
    await expect(learnShopTimes(WILLOW, NOW, AbortSignal.abort(new Error("over")))).rejects.toThrow("over");
    expect(await db.syncRun.findFirst({ where: { shop: WILLOW } })).toMatchObject({ state: "failed", error: "over" });
    expect(await models()).toEqual([]);
  });
});

describe("learnPooled", () => {
  it("needs several shops, and holds nothing that names one", async () => {
    const shops = ["a", "b", "c", "d"].map((name) => `${name}.myshopify.com`);
    for (const shop of shops) {
      await installWillow({ deliveryRules: RULES }, shop);
      await storePast(past(32, { shop, region: "BE" }));
    }
    expect(await learnPooled(NOW)).toBe(0);
    await storePast(past(32));
    expect(await learnPooled(NOW)).toBe(160);
    const [pool] = await models(POOL);
    expect(pool).toMatchObject({ version: 1, parcels: 160, inServiceAt: NOW });
    const { gunzipSync } = await import("node:zlib");
    const body = gunzipSync(pool?.body ?? new Uint8Array()).toString("utf8");
    expect(body).toContain('"countries":{"DE":160}');
    expect(body).not.toContain("myshopify");
    expect(body).not.toContain("willow");
    expect(body).not.toContain("gid://");
  });
});

describe("learnPooled, of a shop whose parcels tell nothing", () => {
  it.each([
    ["orders were cancelled", () => db.order.updateMany({ where: { shop: WILLOW }, data: { cancelledAt: NOW } })],
    [
      "times contradict each other",
      () => db.trackingEvent.deleteMany({ where: { shop: WILLOW, status: "picked_up" } }),
    ],
  ])("neither counts it nor learns from it: its %s", async (_name, spoil) => {
    await storePast([...past(32), ...past(3, { took: null, orderedAt: before(4) })]);
    await spoil();
    for (const [index, name] of ["a", "b", "c", "d", "e"].entries()) {
      if (index === 4) expect(await learnPooled(NOW)).toBe(0);
      await installWillow({ deliveryRules: RULES }, `${name}.myshopify.com`);
      await storePast(past(32, { shop: `${name}.myshopify.com` }));
    }
    expect(await learnPooled(NOW)).toBe(160);
  });
});

describe("a shop that was never learned from", () => {
  it("begins with the pool where that knows its country, and with its rules elsewhere", async () => {
    const boughtAt = before(100);
    const many = Array.from({ length: 420 }, (_, index) => ({ ...past(1)[0]!, orderedAt: new Date(boughtAt.getTime() + index * 0.2 * DAY) })); // prettier-ignore
    for (const shop of ["a", "b", "c", "d", "e"].map((name) => `${name}.myshopify.com`)) {
      await installWillow({ deliveryRules: RULES }, shop);
      await storePast(many.map((one) => ({ ...one, shop })));
    }
    expect(await learnPooled(before(-0.05))).toBe(2_100);
    expect((await readShopFacts(WILLOW)).knowledge).toMatchObject({
      version: null,
      carriers: {},
      stages: { curves: {} },
    });
    const [id = ""] = await storePast([{ orderedAt: before(0.6), packed: 0.5 }]);
    await refreshEstimate(WILLOW, id, NOW);
    expect(await db.estimate.findUnique({ where: { shipmentId: id } })).toMatchObject({
      basis: "learned",
      version: null,
    });
    await installWillow({ deliveryRules: { ...RULES, originCountry: "CH" } });
    expect((await readShopFacts(WILLOW)).knowledge).toBeNull();
  }, 60_000);
});

describe("askAllToLearnTimes", () => {
  const storePool = () => {
    const nothing = { rulesKey: "", ruleErrors: NO_RULE_ERRORS, carriers: {}, countries: {} };
    return saveLearned(POOL, {
      learned: { source: "pooled", estimator: null, ...nothing },
      trials: { own: null, inService: null, pooled: null, rules: null },
      ...{ choice: "pooled", parcels: 0, learnedAt: NOW },
    });
  };

  it("learns anew what an older version of the app had learned, shops and pool", async () => {
    await storePast(past(5));
    await learnShopTimes(WILLOW, new Date());
    await storePool();
    await db.$executeRaw`delete from graphile_worker._private_jobs`;
    expect(await askAllToLearnTimes(NOW)).toBe(0);
    expect(await waitingJobs()).toEqual([]);
    await db.estimatorModel.updateMany({ data: { layout: LAYOUT - 1 } });
    expect(await askAllToLearnTimes(NOW)).toBe(1);
    const names = (await waitingJobs()).map(({ name }) => name);
    expect(names.toSorted()).toEqual(["estimates.learn", "estimates.learn-pooled"]);
  });

  it("asks shops of which a parcel has come since", async () => {
    await storePool();
    await installWillow({}, OTHER_SHOP);
    await storePast([...past(5), ...past(5, { shop: OTHER_SHOP, took: null })]);
    expect(await askAllToLearnTimes(NOW)).toBe(1);
    expect(await waitingJobs()).toEqual([{ name: "estimates.learn", payload: { shop: WILLOW } }]);
    expect(await askAllToLearnTimes(new Date("2026-11-08T01:57:00Z"))).toBe(1);
    expect((await waitingJobs()).map(({ name }) => name).toSorted()).toEqual([
      "estimates.learn",
      "estimates.learn-pooled",
    ]);
    await learnShopTimes(WILLOW, new Date());
    expect(await askAllToLearnTimes(NOW)).toBe(0);
  });
});
