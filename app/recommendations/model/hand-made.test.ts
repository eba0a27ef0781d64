import { expect, it } from "vitest";

import { FEATURE_COUNT, FEATURES, PAIR_FEATURE_COUNT } from "./feature.ts";
import { HAND_MADE } from "./hand-made.ts";
import { scoreLinear } from "./logistic.ts";

/** What each ranker made by hand looks at, by name: a misspelled one would weigh nothing. */
const LOOKED_AT = {
  next: 8,
  "next-new": 7,
  basket: 5,
} as const;

it("names only features that exist", () => {
  expect(new Set(FEATURES).size).toBe(FEATURE_COUNT);
  for (const task of ["next", "next-new", "basket"] as const) {
    const { weights, roots } = HAND_MADE[task].linear;
    expect(weights).toHaveLength(FEATURE_COUNT);
    expect(weights.filter((weight) => weight !== 0)).toHaveLength(LOOKED_AT[task]);
    expect(roots).toBe(PAIR_FEATURE_COUNT);
  }
});

it("prefers what is bought together to what is not", () => {
  const row = (cosine: number) => {
    return Float32Array.from(FEATURES, (feature) => (feature === "current.cosine120" ? cosine : 0));
  };
  const { linear } = HAND_MADE.next;
  expect(scoreLinear(linear, row(0.5), 0)).toBeGreaterThan(scoreLinear(linear, row(0), 0));
});
