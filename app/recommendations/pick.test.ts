import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { buy, NOW, PAST, product, purchase } from "#tests/support/picks.ts";

import { choosePicks } from "./pick.ts";
import { isCheaperTwin, type Purchase } from "./regret.ts";
import { type Evidence, scoreCandidates } from "./score-today.ts";
import { NO_WISHES } from "./wishes.ts";

const pickFor = (order: Purchase, evidence: Evidence) =>
  choosePicks(order, scoreCandidates(order.bought, evidence), NO_WISHES, NOW);

const pair = (productGid: string, otherGid: string, score: number, orders = 3) => ({
  productGid,
  otherGid,
  score,
  orders,
});

describe("picks", () => {
  it("put what completes first, then what is alike, then what sells", () => {
    const candidates = [
      product("bag"),
      product("pot"),
      product("jar", { vendor: "Kiln", tags: ["clay"] }),
      product("mat"),
    ];
    const picks = pickFor(purchase(buy("tea", { vendor: "Kiln", tags: ["clay"] })), {
      candidates,
      pairs: [pair("tea", "pot", 0.2)],
      sales: new Map([
        ["bag", 9],
        ["pot", 30],
        ["mat", 12],
      ]),
    });
    expect(picks.map(({ productGid, kind, becauseGid }) => [productGid, kind, becauseGid])).toEqual([
      ["pot", "completes", "tea"],
      ["jar", "new_arrival", "tea"],
      ["mat", "best_seller", null],
      ["bag", "best_seller", null],
    ]);
  });

  it("add up the reasons and name the strongest", () => {
    const pairs = [
      pair("tea", "tray", 0.2),
      pair("pot", "tray", 0.3),
      pair("tea", "mug", 0.4),
      pair("pot", "mat", 0.4),
    ];
    const candidates = ["mat", "mug", "tray"].map((gid) => product(gid));
    const picks = pickFor(purchase(buy("tea"), buy("pot")), { candidates, pairs, sales: new Map() });
    expect(picks.map((one) => one.productGid)).toEqual(["tray", "mat", "mug"]);
    expect(picks[0]).toMatchObject({ becauseGid: "pot", kind: "completes" });
  });

  it("do not trust a pair that met once", () => {
    const evidence = { candidates: [product("gong")], pairs: [pair("tea", "gong", 0.9, 1)], sales: new Map() };
    expect(pickFor(purchase(buy("tea")), evidence)).toEqual([]);
  });

  it("give no reason that was sent back, and nothing when nothing was kept", () => {
    const evidence = { candidates: [product("mug")], pairs: [pair("tea", "mug", 0.9)], sales: new Map([["mug", 2]]) };
    const returned = buy("tea", { kept: false });
    expect(pickFor(purchase(returned, buy("pot")), evidence)).toMatchObject([{ kind: "best_seller" }]);
    expect(pickFor(purchase(returned), evidence)).toEqual([]);
  });

  it("stop at eight, and at two of a type", () => {
    const candidates = Array.from({ length: 20 }, (_, index) =>
      product(`p${index}`, { productType: index < 5 ? "Mug" : "" }),
    );
    const sales = new Map(candidates.map((one, index) => [one.gid, 50 - index]));
    const picks = pickFor(purchase(buy("tea")), { candidates, pairs: [], sales });
    expect(picks.map((one) => one.productGid)).toEqual(["p0", "p1", "p5", "p6", "p7", "p8", "p9", "p10"]);
  });
});

describe("picks of any order from any catalog", () => {
  const gid = fc.constantFrom(..."abcdefghijklmnop");
  const title = fc
    .array(fc.constantFrom("linen", "cushion", "oak", "lamp", "sage", "rust", "mug"), { minLength: 1, maxLength: 3 })
    .map((words) => words.join(" "));
  const kind = {
    title,
    productType: fc.constantFrom("", "Cushion", "Lamp", "lamp"),
    vendor: fc.constantFrom("", "Willow"),
    tags: fc.subarray(["oak", "linen", "light"]),
    priceMinor: fc.integer({ min: 0, max: 9_000 }),
  };
  const anyProduct = fc
    .record({
      gid,
      ...kind,
      status: fc.constantFrom("active", "active", "active", "draft", "archived", "unlisted"),
      publishedAt: fc.constantFrom(PAST, PAST, PAST, null, new Date("2027-01-01")),
      available: fc.constantFrom(true, true, true, false),
      deletedAt: fc.constantFrom(null, null, null, PAST),
    })
    .map(({ gid: id, ...change }) => product(id, change));
  const anyBought = fc.record({ gid, ...kind, kept: fc.constantFrom(true, true, false) });
  const anyPair = fc.record({
    productGid: gid,
    otherGid: gid,
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    orders: fc.integer({ min: 1, max: 5 }),
  });
  const byGid = <T extends { gid: string }>(one: T) => one.gid;
  const world = fc.record({
    candidates: fc.uniqueArray(anyProduct, { selector: byGid, maxLength: 16 }),
    bought: fc.uniqueArray(anyBought, { selector: byGid, minLength: 1, maxLength: 4 }),
    owned: fc.uniqueArray(gid, { maxLength: 3 }),
    pairs: fc.array(anyPair, { maxLength: 40 }),
    sales: fc.uniqueArray(fc.tuple(gid, fc.integer({ min: 1, max: 20 })), { selector: ([id]) => id, maxLength: 8 }),
  });
  const pick = ({ candidates, bought, owned, pairs, sales }: typeof world extends fc.Arbitrary<infer W> ? W : never) =>
    pickFor(
      {
        bought,
        owned: new Map(owned.map((id) => [id, { kept: true, lastBoughtAt: PAST }])),
        country: null,
      },
      { candidates, pairs, sales: new Map(sales) },
    );

  it("never lead to regret", () => {
    fc.assert(
      fc.property(world, (given) => {
        const products = new Map(given.candidates.map((one) => [one.gid, one]));
        for (const { productGid, becauseGid } of pick(given)) {
          const shown = products.get(productGid);
          expect(shown).toMatchObject({ status: "active", publishedAt: PAST, available: true, deletedAt: null });
          expect(given.owned).not.toContain(productGid);
          for (const one of given.bought) {
            expect(one.gid).not.toBe(productGid);
            expect(shown && isCheaperTwin(shown, one)).toBe(false);
          }
          const reason = given.bought.find((one) => one.gid === becauseGid);
          expect(reason?.kept ?? becauseGid === null).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("are at most eight, each once, two of a type", () => {
    fc.assert(
      fc.property(world, (given) => {
        const gids = pick(given).map((one) => one.productGid);
        expect(new Set(gids).size).toBe(gids.length);
        expect(gids.length).toBeLessThanOrEqual(8);
        const types = given.candidates
          .filter((one) => gids.includes(one.gid))
          .map((one) => one.productType.toLowerCase());
        for (const type of ["cushion", "lamp"])
          expect(types.filter((one) => one === type).length).toBeLessThanOrEqual(2);
      }),
    );
  });

  it("are the same however the evidence is sorted", () => {
    fc.assert(
      fc.property(world, (given) => {
        const turned = {
          ...given,
          candidates: [...given.candidates].reverse(),
          bought: [...given.bought].reverse(),
          sales: [...given.sales].reverse(),
        };
        const named = (picks: ReturnType<typeof pick>) =>
          picks.map(({ productGid, kind: why, becauseGid }) => [productGid, why, becauseGid]);
        expect(named(pick(turned))).toEqual(named(pick(given)));
      }),
    );
  });
});
