import { describe, expect, it } from "vitest";

import { finishSteps } from "#app/lib/steps.ts";
import { catalogOf, corpusOf, DAYS, shopOfHabits } from "#tests/support/small-shop.ts";

import { type Known, LocalEvidence } from "./local-evidence.ts";
import { describeWith } from "./model/describe.ts";
import type { Context } from "./model/evidence.ts";
import { learnModel } from "./model/model.ts";
import { packFloats } from "./model/pack.ts";
import { rankWith } from "./model/ranker.ts";
import { SALES } from "./model/signal.ts";

// Two digits each, so that they are in the order of their ids, which decides between equal ones.
const PRODUCTS = Array.from({ length: 30 }, (_, place) => `p${10 + place}`);
const TODAY = DAYS.last + 1;
const corpus = corpusOf(shopOfHabits(1_000, PRODUCTS.slice(0, 28), 4), PRODUCTS);
const catalog = catalogOf(PRODUCTS).map((facts, product) => {
  return product < 28 ? facts : { ...facts, shownFrom: TODAY - 10 };
});
const { evidence, ranker, isRankerLearned } = finishSteps(learnModel(corpus, catalog, TODAY, "next-new"));
const gids = (numbers: Iterable<number>) => [...numbers].map((number) => PRODUCTS[number]!);

/** As the database holds it. */
const VOLUMES = SALES.map((column) => evidence.volumes[column]);

function known(product: number): Known {
  const { priceMinor, shownFrom } = catalog[product]!;
  const sales = packFloats(Float32Array.from(SALES, (column) => evidence.sales[column][product]!));
  return { gid: PRODUCTS[product]!, priceMinor, shownFrom: new Date(shownFrom * 86_400_000), sales };
}

function localOf(own: readonly number[], left: readonly number[] = []): LocalEvidence {
  const rows = own.map((product) => {
    const { others, values } = evidence.neighborsOf(product);
    return { gid: PRODUCTS[product]!, others: gids(others), signals: packFloats(values) };
  });
  const met = own.flatMap((product) => [...evidence.neighborsOf(product).others]);
  const all = new Set([...own, ...met, ...evidence.popular, ...evidence.cold].filter((one) => !left.includes(one)));
  const facts = [...all].reverse().map(known);
  return new LocalEvidence({ today: TODAY, popular: gids(evidence.popular), volumes: VOLUMES }, rows, facts, {
    ...{ own: gids(own), fresh: gids(evidence.cold) },
  });
}

const CONTEXT: Context = {
  ...{ day: TODAY + 20, current: [3, 9], currentDay: TODAY - 2 },
  history: [
    { day: TODAY - 90, products: [17, 3] },
    { day: TODAY - 30, products: [20] },
  ],
  excluded: new Set([9]),
};

/** The same context in the numbers of a cut. */
function inNumbersOf(local: LocalEvidence): Context {
  const numbers = (products: Iterable<number>) => gids(products).map((gid) => local.numberOf(gid));
  return {
    ...{ ...CONTEXT, current: numbers(CONTEXT.current), excluded: new Set(numbers(CONTEXT.excluded)) },
    history: CONTEXT.history.map(({ day, products }) => ({ day, products: numbers(products) })),
  };
}

describe("what was learned, cut down to the products at hand", () => {
  const local = localOf([3, 9, 17, 20]);

  it("describes candidates as the whole does", () => {
    const whole = describeWith(evidence, "next")(CONTEXT);
    const cut = describeWith(local.evidence, "next")(inNumbersOf(local));
    expect(cut.candidates.map((number) => local.gids[number])).toEqual(gids(whole.candidates));
    expect(whole.candidates).toContain(28);
    expect(cut.features).toEqual(whole.features);
  });

  it("ranks as the whole does", () => {
    expect(isRankerLearned).toBe(true);
    const whole = rankWith(ranker, evidence, "next")(CONTEXT);
    const cut = rankWith(ranker, local.evidence, "next")(inNumbersOf(local));
    expect(cut.map(({ product, score }) => [local.gids[product], score])).toEqual(
      whole.map(({ product, score }) => [PRODUCTS[product], score]),
    );
  });

  it("never offers what has left the catalog, and keeps the signals of the others in place", () => {
    const [gone] = evidence.neighborsOf(3).others;
    const smaller = localOf([3, 9, 17, 20], [gone!]);
    const ranked = rankWith(ranker, smaller.evidence, "next")(inNumbersOf(smaller));
    expect(ranked.map(({ product }) => smaller.gids[product])).not.toContain(PRODUCTS[gone!]);
    const signals = (one: LocalEvidence): Record<string, number[]> => {
      const { others, values } = one.evidence.neighborsOf(one.numberOf(PRODUCTS[3]!));
      const width = values.length / others.length;
      return Object.fromEntries(
        [...others].map((other, place) => [one.gids[other]!, [...values.subarray(place * width, (place + 1) * width)]]),
      );
    };
    const { [PRODUCTS[gone!]!]: left, ...rest } = signals(local);
    expect(left).toBeDefined();
    expect(signals(smaller)).toEqual(rest);
  });

  it("knows nothing of sales that were packed in another layout", () => {
    const one = { ...known(3), sales: packFloats(new Float32Array(SALES.length + 1).fill(9)) };
    const other = new LocalEvidence({ today: TODAY, popular: [], volumes: VOLUMES }, [], [one], { own: [], fresh: [] });
    expect(other.evidence.sales.orders30[0]).toBe(0);
  });
});
