import { describe, expect, it } from "vitest";

import { corpusOf, DAYS } from "#tests/support/small-shop.ts";

import type { CatalogFacts } from "./catalog-facts.ts";
import type { Corpus, CorpusOrder } from "./corpus.ts";
import type { Context } from "./evidence.ts";
import { lookAtAlikeOrders } from "./look-alike.ts";
import { lookAtCatalog } from "./look-catalog.ts";
import { lookAtRhythm } from "./look-rhythm.ts";
import { lookAtWalks } from "./look-walks.ts";
import type { Look } from "./look.ts";
import { learnReturns } from "./learn-returns.ts";

const PRODUCTS = ["tea", "pot", "cup", "seeds", "spade", "glove", "lamp"];
const TODAY = DAYS.last;
const [TEA, POT, CUP, SEEDS, SPADE, GLOVE, LAMP] = [0, 1, 2, 3, 4, 5, 6] as const;

const listed = (title: string, code: string, priceMinor: number, ago: number): CatalogFacts => {
  return { title, code, priceMinor, shownFrom: TODAY - ago };
};
const CATALOG = [
  listed("Willow tea tin", "22138", 450, 90),
  listed("Willow tea pot", "22139B", 450, 92),
  listed("Willow cup", "22140", 295, 90),
  listed("Sweet pea seeds", "84991", 125, 300),
  listed("Forged spade", "85123", 1_995, 320),
  listed("Leather glove", "85200", 1_295, 310),
  listed("Paper lamp", "LAMP", 2_495, 30),
];

const order = (products: string[], ago: number, buyer: string | null = null): CorpusOrder => {
  return { day: TODAY - ago, buyer, products };
};
const shop = (orders: CorpusOrder[]) => corpusOf(orders.toSorted((one, other) => one.day - other.day), PRODUCTS); // prettier-ignore
const asked = (current: number[], more: Partial<Context> = {}): Context => {
  return { day: TODAY + 5, current, currentDay: TODAY, history: [], excluded: new Set(), ...more };
};
const say = (look: Look, context: Context, product: number) => [...Array.from(look.at(context)(product))];

describe("looks", () => {
  const corpus = shop([
    ...[order(["tea", "pot"], 9), order(["tea", "pot"], 8), order(["pot", "cup"], 7), order(["pot", "cup"], 6)],
    ...[order(["seeds", "spade"], 5), order(["spade", "glove"], 4), order(["seeds", "spade"], 3)],
    ...[order(["seeds", "tea", "lamp"], 2), order(["seeds", "tea", "lamp"], 1)],
  ]);

  it.each([
    ["alike", lookAtAlikeOrders],
    ["catalog", (_: Corpus, today: number) => lookAtCatalog(CATALOG, today)],
    ["rhythm", lookAtRhythm],
    ["walks", lookAtWalks],
  ] as const)("%s say as many finite values as they announce, for whatever was bought", (_, learn) => {
    const look = learn(corpus, TODAY);
    for (const context of [
      asked([]),
      asked([TEA]),
      asked([TEA, SEEDS, LAMP], { history: [{ day: TODAY - 9, products: [POT, TEA] }] }),
    ]) {
      for (const product of PRODUCTS.keys()) {
        const values = say(look, context, product);
        expect(values).toHaveLength(look.width);
        expect(values.every(Number.isFinite)).toBe(true);
      }
    }
  });

  it("reach in two steps what goes together though nobody took both", () => {
    const look = lookAtWalks(corpus, TODAY);
    const [cup, glove] = [CUP, GLOVE].map((product) => say(look, asked([TEA]), product));
    expect([cup![0], glove![0]]).toEqual([0, 0]);
    expect(cup![4]).toBeGreaterThan(1.5 * glove![4]!);
  });

  it("know how likely one step is: an order by chance, then a product of it", () => {
    // An order of one product leads nowhere.
    const day = shop([order(["tea", "pot"], 0), order(["tea", "cup", "seeds"], 0), order(["tea"], 0)]);
    const [pot] = say(lookAtWalks(day, TODAY + 1), asked([TEA]), POT);
    const fading = 2 ** (-1 / 360);
    expect(pot! ** 2).toBeCloseTo(fading / 2 / (2 * fading + 0.5) / (fading + 2) ** 0.3);
  });

  it("know what two together call for", () => {
    const look = lookAtAlikeOrders(corpus, TODAY);
    const [lamp, pot] = [LAMP, POT].map((product) => say(look, asked([TEA, SEEDS]), product));
    for (const column of [0, 1, 2, 3, 4, 5, 6, 7]) expect(lamp![column]).toBeGreaterThan(pot![column]!);
    // Nothing is kept from one context for the next.
    expect(
      say(look, asked([GLOVE]), LAMP)
        .slice(0, 8)
        .every((value) => value === 0),
    ).toBe(true);
  });

  it("follow of many like orders the nearest", () => {
    const many = Array.from({ length: 60 }, () => order(["tea", "pot"], 200));
    const look = lookAtAlikeOrders(shop([...many, order(["tea", "cup"], 5)]), TODAY);
    const [cup, pot] = [CUP, POT].map((product) => say(look, asked([TEA]), product));
    // Of the fifty nearest one holds the cup, which counts twice as much as another: it was bought of late.
    expect(cup![0]! ** 2).toBeCloseTo(1 / (1 + 49 * 2 ** (-195 / 180)));
    expect(pot![0]! ** 2 + cup![0]! ** 2).toBeCloseTo(1);
    expect(cup![1]).toBeLessThan(cup![0]!);
  });
});

describe("the catalog", () => {
  const near = (current: number[], product: number) => say(lookAtCatalog(CATALOG, TODAY), asked(current), product);

  it("knows by rare words, code, arrival and price what belongs together", () => {
    const [pot, spade] = [near([TEA], POT), near([TEA], SPADE)];
    for (const column of [0, 1, 2, 6, 9, 12]) expect(pot[column]).toBeGreaterThan(spade[column]!);
    for (const column of [3, 7, 8, 10, 11]) expect(pot[column]).toBeLessThan(spade[column]!);
    expect(pot[3]).toBeCloseTo(Math.log1p(1));
    expect(pot[7]).toBeCloseTo(Math.log1p(2));
  });

  it("compares with the nearest thing bought, and with all of them", () => {
    const values = near([SPADE, TEA], POT);
    expect(values[3]).toBeCloseTo(near([TEA], POT)[3]!);
    expect(values[4]).toBeCloseTo(near([SPADE], POT)[3]!);
    expect(values[8]).toBeCloseTo((near([TEA], POT)[8]! + near([SPADE], POT)[8]!) / 2);
  });

  it("tells nothing by a code without a number", () => {
    expect(near([TEA], LAMP)[3]).toBeCloseTo(Math.log1p(1_000_000), 5);
  });

  it("takes how rare words are from what had been sold by the day of learning alone", () => {
    const later = [...CATALOG, ...Array.from({ length: 9 }, () => ({ ...CATALOG[TEA]!, shownFrom: TODAY }))];
    expect(say(lookAtCatalog(later, TODAY), asked([TEA]), POT)).toEqual(near([TEA], POT));
    expect(say(lookAtCatalog(later, TODAY + 1), asked([TEA]), POT)).not.toEqual(near([TEA], POT));
  });
});

describe("what comes again", () => {
  const orders = Array.from({ length: 40 }, (_, buyer) => {
    return [order(["tea", "pot", "lamp"], 60, `${buyer}`), order(["tea"], 40, `${buyer}`), order(["pot"], 20, `${buyer}`)]; // prettier-ignore
  }).flat();
  const corpus = shop(orders);

  it("is learned of the next order and of later ones apart", () => {
    const { atOnce, later } = learnReturns(corpus, TODAY);
    expect(atOnce[TEA]).toBeGreaterThan(3 * atOnce[POT]!);
    expect(later[POT]).toBeGreaterThan(3 * later[LAMP]!);
    expect(later[SPADE]).toBeCloseTo(later[GLOVE]!);
  });

  it("is told of a buyer: in which orders, how long it lasts, and that it is due", () => {
    const history = [50, 30].map((ago) => ({ day: TODAY - ago, products: [TEA] }));
    const values = say(lookAtRhythm(corpus, TODAY), asked([TEA, CUP], { history }), TEA);
    expect(values.slice(0, 6)).toEqual([1, 1, 1, 0, 0, 0]);
    expect(values[6]).toBeCloseTo(Math.log1p(25));
    expect(values[7]).toBeCloseTo(5 / 28);
    expect(values.slice(8, 10)).toEqual([3, 1]);
    const never = say(lookAtRhythm(corpus, TODAY), asked([CUP], { history }), LAMP);
    expect(never.slice(0, 6)).toEqual([0, 0, 0, 0, 0, Math.log(99)]);
  });
});
