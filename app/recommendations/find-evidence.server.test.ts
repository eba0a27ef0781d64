import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { finishSteps } from "#app/lib/steps.ts";
import { catalogOf, corpusOf, DAYS, shopOfHabits } from "#tests/support/small-shop.ts";
import { teach } from "#tests/support/teach.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { findEvidence } from "./find-evidence.server.ts";
import { LAYOUT } from "./model/feature.ts";
import { HAND_MADE } from "./model/hand-made.ts";
import { learnModel } from "./model/model.ts";
import { rankWith } from "./model/ranker.ts";
import { readModel } from "./read-model.server.ts";
import { saveModel } from "./save-model.server.ts";

const PRODUCTS = Array.from({ length: 20 }, (_, place) => `p${10 + place}`);
const TODAY = DAYS.last + 1;
const TEA = { gid: "p10", title: "p10", productType: "", vendor: "", tags: [], priceMinor: 500, currency: "EUR" };
const BOUGHT = [{ ...TEA, kept: true }];
const at = (day: number) => new Date(day * 86_400_000);

async function stock(shop: string) {
  const facts = { productType: "", tags: [], status: "active" as const, currency: "EUR", available: true };
  const data = catalogOf(PRODUCTS).map(({ title, priceMinor, shownFrom }, product) => {
    const dates = { publishedAt: at(shownFrom), createdAt: at(shownFrom), sourceUpdatedAt: at(shownFrom) };
    const gid = PRODUCTS[product]!;
    return { shop, gid, handle: gid, title, priceMinor: BigInt(priceMinor), ...facts, ...dates };
  });
  await db.product.createMany({ data });
}

/** Learns a shop of habits, another one for each seed. */
async function learn(shop: string, seed: number, learnedAt = new Date()) {
  const corpus = corpusOf(shopOfHabits(1_000, PRODUCTS, seed), PRODUCTS);
  const model = finishSteps(learnModel(corpus, catalogOf(PRODUCTS), TODAY, "next-new"));
  expect(model.isRankerLearned).toBe(true);
  await saveModel(shop, { corpus, model, reorderDays: 20, learnedAt });
  return model;
}

const find = (shop: string) => findEvidence(shop, BOUGHT, ["p13"], []);

/** What is offered with a purchase, with scores. */
async function ranking(shop: string) {
  const { model, local } = await find(shop);
  const number = (gid: string) => local.numberOf(gid);
  const history = [{ day: TODAY - 60, products: [number("p13")] }];
  const context = { day: TODAY + 9, current: [number("p10")], currentDay: TODAY - 1, history, excluded: new Set([number("p10")]) }; // prettier-ignore
  return rankWith(model.ranker, local.evidence, "next")(context).map((one) => [local.gids[one.product], one.score]);
}

beforeEach(async () => {
  await installWillow();
  await installWillow({}, OTHER_SHOP);
  await db.$executeRaw`truncate "Product", "ProductEvidence", "RecommenderModel" cascade`;
  for (const shop of [WILLOW, OTHER_SHOP]) await stock(shop);
});

describe("what a shop has learned, read for one purchase", () => {
  it("ranks as it did in the memory of the job", async () => {
    const { evidence, ranker } = await learn(WILLOW, 1);
    const history = [{ day: TODAY - 60, products: [3] }];
    const context = { day: TODAY + 9, current: [0], currentDay: TODAY - 1, history, excluded: new Set([0]) };
    const whole = rankWith(ranker, evidence, "next")(context);
    expect(whole.length).toBeGreaterThan(10);
    expect(await ranking(WILLOW)).toEqual(whole.map(({ product, score }) => [PRODUCTS[product], score]));
  });

  it("is never another shop's", async () => {
    await learn(WILLOW, 1);
    const alone = await ranking(WILLOW);
    await learn(OTHER_SHOP, 4);
    expect(await ranking(OTHER_SHOP)).not.toEqual(alone);
    expect(await ranking(WILLOW)).toEqual(alone);
    await db.recommenderModel.delete({ where: { shop: WILLOW } });
    await db.productEvidence.deleteMany({ where: { shop: WILLOW } });
    const { model, local } = await find(WILLOW);
    expect(model).toMatchObject({ ranker: HAND_MADE["next-new"], isCurrent: false, popular: [] });
    expect(local.evidence.neighborsOf(local.numberOf("p10")).others).toHaveLength(0);
  });

  it("is ignored in a layout that this version does not read", async () => {
    await learn(WILLOW, 1);
    await db.recommenderModel.update({ where: { shop: WILLOW }, data: { layout: LAYOUT + 1 } });
    const { model, local } = await find(WILLOW);
    expect(model).toMatchObject({ ranker: HAND_MADE["next-new"], isCurrent: false, popular: [], cold: [] });
    const product = local.numberOf("p10");
    expect(local.evidence.neighborsOf(product).others).toHaveLength(0);
    expect(local.evidence.sales.orders[product]).toBe(0);
  });

  it("is read anew after every learning", async () => {
    await learn(WILLOW, 1, new Date(1_000));
    const first = await readModel(WILLOW);
    const { ranker } = await learn(WILLOW, 4, new Date(2_000));
    const second = await readModel(WILLOW);
    expect(second.ranker).toEqual(ranker);
    expect(second.ranker).not.toEqual(first.ranker);
    await teach(WILLOW, {});
    expect((await readModel(WILLOW)).ranker).toEqual(HAND_MADE["next-new"]);
  });
});
