import { expect, it } from "vitest";

import { seededChance } from "#app/lib/seeded-chance.ts";
import { finishSteps } from "#app/lib/steps.ts";
import { catalogOf, corpusOf, DAYS } from "#tests/support/small-shop.ts";

import { learnModel } from "./model.ts";
import { rankWith } from "./ranker.ts";

const PRODUCTS = Array.from({ length: 80 }, (_, place) => `p${place}`);

/** Orders of two products by buyers who come back, all by chance. */
function shopOfChance(count: number) {
  const chance = seededChance(11);
  const draw = (most: number) => Math.floor(chance() * most);
  const orders = Array.from({ length: count }, () => {
    const products = [PRODUCTS[draw(80)]!, PRODUCTS[draw(80)]!];
    return { day: DAYS.last - draw(200), buyer: `buyer-${draw(count / 5)}`, products };
  });
  return orders.sort((one, other) => one.day - other.day);
}

it("finds no law in chance: a lesson does not know its own answer", () => {
  const corpus = corpusOf(shopOfChance(1_200), PRODUCTS);
  const learned = finishSteps(learnModel(corpus, catalogOf(PRODUCTS), DAYS.last + 1, "next"));
  expect(learned.isRankerLearned).toBe(true);
  const rank = rankWith(learned.ranker, learned.evidence, "next");
  const leads = PRODUCTS.map((_, bought) => {
    const asked = { day: DAYS.last + 20, currentDay: DAYS.last, history: [], excluded: new Set([bought]) };
    const scores = rank({ ...asked, current: [bought] }).map(({ score }) => score);
    return scores[5]! - scores[scores.length >> 1]!;
  });
  // Log-odds by which the first are ahead of the middle; about 4 when lessons are described by what came after them.
  expect(leads.reduce((sum, lead) => sum + lead, 0) / leads.length).toBeLessThan(1);
});
