import { expect, it } from "vitest";

import { difference, formatCost } from "./replay-words.ts";

it("says how a draft differs", () => {
  expect([difference(5, 5), difference(5, 1_205), difference(5, 2)]).toEqual([
    "the same as today",
    "+1,200 against today",
    "−3 against today",
  ]);
});

it("writes costs in the currency's own unit", () => {
  expect([formatCost(1_234.4, "EUR"), formatCost(500, "JPY")]).toEqual(["€12.34", "¥500"]);
});
