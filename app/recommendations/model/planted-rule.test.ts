import { describe, expect, it } from "vitest";

import { finishSteps } from "#app/lib/steps.ts";
import { seededChance } from "#app/lib/seeded-chance.ts";

import { boost, scoreTrees } from "./boost.ts";
import { type Examples, ExamplesBuilder } from "./examples.ts";
import { fitLinear, scoreLinear } from "./logistic.ts";
import { listLoss, logisticLoss } from "./slopes.ts";

const ROWS = 4_000;
type Rule = (row: Float32Array) => boolean;

/** Rows of three numbers from 0 to 1 and a fourth that is always the same, of which a rule says which are bought. */
function examplesOf(rule: Rule, seed: number): Examples {
  const chance = seededChance(seed);
  const builder = new ExamplesBuilder();
  for (let count = 0; count < ROWS; count += 1) {
    const row = Float32Array.from([chance(), chance(), chance(), 0.1]);
    builder.add(row, rule(row), 1);
    if (count % 10 === 9) builder.endLesson();
  }
  return builder.build();
}

/** Share of new rows of which a score says the same as the rule. */
function agreement(rule: Rule, score: (features: Float32Array, start: number) => number): number {
  const { count, width, features, bought } = examplesOf(rule, 99);
  let same = 0;
  for (let row = 0; row < count; row += 1) if (score(features, row * width) > 0 === (bought[row] === 1)) same += 1;
  return same / count;
}

/** Either of two, but not both: no line can tell. */
const either: Rule = ([one, other]) => one! > 0.4 !== other! > 0.6;
const above: Rule = ([one, other]) => 2 * one! - other! > 0.5;

describe.each([
  ["single candidates", logisticLoss],
  ["whole lists", listLoss],
])("boosted trees on %s", (_name, loss) => {
  const settings = { loss, trees: 40, penalty: 1, rows: 0.7, columns: 0.8 };
  const learn = (seed: number) => finishSteps(boost(examplesOf(either, 1), { ...settings, seed }));

  it("learn a rule that no line can tell", () => {
    const model = learn(1);
    expect(agreement(either, (features, start) => scoreTrees(model, features, start))).toBeGreaterThan(0.95);
  });

  it("are the same for the same seed, and others for another", () => {
    expect(learn(1)).toEqual(learn(1));
    expect(learn(2)).not.toEqual(learn(1));
  });

  it("say after the database what they said before", () => {
    const model = learn(1);
    const stored = JSON.parse(JSON.stringify(model)) as typeof model;
    const { features } = examplesOf(either, 5);
    for (let row = 0; row < 100; row += 1) {
      expect(scoreTrees(stored, features, row * 4)).toBe(scoreTrees(model, features, row * 4));
    }
  });
});

describe("logistic regression", () => {
  const learn = (seed: number, roots = 0) => finishSteps(fitLinear(examplesOf(above, 1), roots, seed));

  it("learns a line, even from few rows", () => {
    const model = learn(7);
    expect(agreement(above, (features, start) => scoreLinear(model, features, start))).toBeGreaterThan(0.92);
  });

  it("is the same for the same seed, and another for another", () => {
    expect(learn(7)).toEqual(learn(7));
    expect(learn(8)).not.toEqual(learn(7));
  });

  it("sees square roots of the first columns alone", () => {
    const model = learn(7, 1);
    const moved = (row: number[]) => scoreLinear(model, Float32Array.from(row), 0) - scoreLinear(model, Float32Array.from([0, 0, 0, 0]), 0); // prettier-ignore
    expect(moved([0.64, 0, 0, 0])).toBeCloseTo(0.8 * moved([1, 0, 0, 0]), 5);
    expect(moved([0, 0.5, 0, 0])).toBeCloseTo(0.5 * moved([0, 1, 0, 0]), 5);
  });

  it("says nothing about what has never changed", () => {
    const model = learn(7);
    const score = (constant: number) => scoreLinear(model, Float32Array.from([0.5, 0.5, 0.5, constant]), 0);
    expect(score(2)).toBeCloseTo(score(0.1), 6);
  });
});
