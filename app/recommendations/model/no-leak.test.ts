import fc from "fast-check";
import { expect, it } from "vitest";

import { finishSteps } from "#app/lib/steps.ts";
import { catalogOf, corpusOf, DAYS, PRODUCTS, shopOfHabits, someOrders } from "#tests/support/small-shop.ts";

import type { CorpusOrder } from "./corpus.ts";
import type { Evidence } from "./evidence.ts";
import { aimOf, type Task } from "./lessons.ts";
import { learnModel } from "./model.ts";
import { rankWith } from "./ranker.ts";
import { findReorderDays } from "./reorder-days.ts";

const task = fc.constantFrom<Task>("next", "next-new", "basket");
const MANY = Array.from({ length: 30 }, (_, place) => `p${place}`);

/** Everything that was learned, as values; what looks know shows in rankings. */
const opened = ({ neighborsOf, looks, ...rest }: Evidence) => {
  return {
    ...rest,
    looks: looks.length,
    neighbors: Array.from({ length: rest.size }, (_, product) => neighborsOf(product)),
  };
};

/** What a shop knows on a day, and how it ranks for somebody who has bought this and that. */
function learn(orders: readonly CorpusOrder[], today: number, task: Task, products: readonly string[] = PRODUCTS) {
  const corpus = corpusOf(orders, products);
  const { evidence, ranker, isRankerLearned } = finishSteps(learnModel(corpus, catalogOf(products), today, task));
  const rank = rankWith(ranker, evidence, aimOf(task));
  const asked = { day: today + 3, currentDay: today - 1, history: [{ day: today - 40, products: [4, 1] }] };
  const rankings = products.map((_, bought) => {
    return rank({ ...asked, current: [bought, 2], excluded: new Set([bought]) });
  });
  const reorderDays = findReorderDays(corpus, today);
  return { evidence: opened(evidence), ranker, isRankerLearned, rankings, reorderDays };
}

/** The same until the day before; what comes after is somebody else's past. */
function garble(orders: readonly CorpusOrder[], today: number, others: readonly CorpusOrder[]): CorpusOrder[] {
  return [...orders.filter(({ day }) => day < today), ...others.filter(({ day }) => day >= today)];
}

it("what is known on a day does not depend on orders of that day or later", () => {
  const day = fc.integer({ min: DAYS.first + 1, max: DAYS.last });
  fc.assert(
    fc.property(someOrders, someOrders, day, fc.nat({ max: 40 }), task, (orders, others, until, earlier, task) => {
      const today = until - earlier;
      expect(learn(garble(orders, until, others), today, task)).toEqual(learn(orders, today, task));
    }),
    { numRuns: 40 },
  );
});

it.each(["next", "next-new", "basket"] as const)("nor does a learned ranker: %s", (task) => {
  const [orders, others] = [shopOfHabits(900, MANY, 1), shopOfHabits(900, MANY, 2)];
  const today = DAYS.last - 30;
  const learned = learn(orders, today, task, MANY);
  expect(learned.isRankerLearned).toBe(true);
  expect(learn(garble(orders, today, others), today, task, MANY)).toEqual(learned);
  // Orders of the day before do count.
  expect(learn(garble(orders, today - 1, others), today, task, MANY)).not.toEqual(learned);
});
