import { describe, expect, it } from "vitest";

import { evidenceWords } from "./evidence-words.ts";

const silent = { together: null, next: null, alikeTitle: null, popularity: 0, repeat: null, rules: [] };

describe("evidenceWords", () => {
  it("says nothing where nothing speaks for it", () => {
    expect(evidenceWords(silent)).toEqual([]);
  });

  it("tells the merchant's own word first, then the shopper's, then the shop's", () => {
    const evidence = {
      together: { title: "Press", orders: 1_204 },
      next: { title: "Press", orders: 1 },
      alikeTitle: "Kettle",
      popularity: 1,
      repeat: { times: 3, medianGapDays: 29.6 },
      rules: ["boost", "exclude"],
    };
    expect(evidenceWords(evidence)).toEqual([
      "Your rule shows it more",
      "Bought by this shopper 3 times; usually again after 30 days",
      "In one order with “Press” 1,204 times",
      "Bought after “Press” once",
      "Like “Kettle”",
      "In 1 order of the last 60 days",
    ]);
  });

  it("names what it is like once, when that is what it goes with", () => {
    const evidence = { ...silent, next: { title: "Press", orders: 2 }, alikeTitle: "Press" };
    expect(evidenceWords(evidence)).toEqual(["Bought after “Press” 2 times"]);
  });

  it("does not count what nobody counted", () => {
    const evidence = { ...silent, together: { title: "Press", orders: 0 }, repeat: { times: 1, medianGapDays: null } };
    expect(evidenceWords(evidence)).toEqual(["Bought by this shopper before", "In one order with “Press”"]);
  });
});
