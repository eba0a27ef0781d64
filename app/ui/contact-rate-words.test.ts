import { describe, expect, it } from "vitest";

import { countWords, doubtWords, rateWords } from "./contact-rate-words.ts";

const rate = { contacts: 42, orders: 1_000, per100: 4.2, range: { low: 3.03, high: 5.68 }, isThin: false };

describe("the words of a rate", () => {
  it.each([
    [4.21, "4.2"],
    [9.96, "10.0"],
    [12.5, "13"],
    [0, "0.0"],
    [null, "–"],
  ])("%s reads %s", (per100, words) => {
    expect(rateWords({ ...rate, per100 })).toBe(words);
  });

  it.each<[string, Partial<typeof rate>, string | null]>([
    ["enough", {}, null],
    ["few", { isThin: true, range: { low: 0.4, high: 22.3 } }, "few so far: between 0.4 and 22"],
    ["one", { isThin: true, orders: 1, range: { low: 2.5, high: 557 } }, "only 1 order: between 2.5 and 557"],
  ])("owns up to chance: %s", (_name, changes, words) => {
    expect(doubtWords({ ...rate, ...changes })).toBe(words);
  });

  it("says when nothing was ordered", () => {
    expect(doubtWords({ ...rate, orders: 0, per100: null, range: null, isThin: true })).toBe("no orders in these days");
  });

  it("counts in words", () => {
    expect(countWords(rate)).toBe("42 for 1,000 orders");
    expect(countWords({ ...rate, contacts: 1, orders: 1 })).toBe("1 for 1 order");
  });
});
