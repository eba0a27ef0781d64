import { describe, expect, it } from "vitest";

import { chooseSource } from "./choose-source.ts";
import type { Trials } from "./learned.ts";

const trial = (score: number, parcels = 50) => ({ parcels, score, coverage80: 0.8, coverage90: 0.9, medianError: 1 });
const trials = (scores: Partial<Record<keyof Trials, ReturnType<typeof trial>>>): Trials => ({
  ...{ own: null, inService: null, pooled: null, rules: null },
  ...scores,
});

describe("chooseSource", () => {
  it.each<[string, Trials, number, boolean, string]>([
    ["few parcels", trials({ own: trial(1) }), 29, false, "rules"],
    ["few parcels, and a pool", trials({ own: trial(1) }), 29, true, "pooled"],
    ["nothing tried", trials({}), 100, false, "rules"],
    ["nothing tried, and a pool", trials({ rules: trial(4, 9) }), 100, true, "pooled"],
    ["own is best", trials({ own: trial(3), rules: trial(4), pooled: trial(3.5) }), 100, true, "own"],
    ["rules are best", trials({ own: trial(5), rules: trial(4), pooled: trial(4.5) }), 100, true, "rules"],
    ["the pool is best", trials({ own: trial(5), rules: trial(4), pooled: trial(3) }), 100, true, "pooled"],
    ["the pool is best and too small", trials({ own: trial(5), rules: trial(6), pooled: trial(3) }), 100, false, "own"],
    ["what was told was a little better", trials({ own: trial(3), inService: trial(2.8) }), 100, false, "own"],
    ["what was told was much better", trials({ own: trial(3), inService: trial(2.5) }), 100, false, "keep"],
    ["too little was told to say", trials({ own: trial(3), inService: trial(2, 29) }), 100, false, "own"],
  ])("%s", (_name, tried, delivered, isPoolKnown, choice) => {
    expect(chooseSource(tried, delivered, isPoolKnown)).toBe(choice);
  });
});
