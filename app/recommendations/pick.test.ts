import { describe, expect, it } from "vitest";

import { buy, candidate, NOW, purchase, reason } from "#tests/support/picks.ts";

import { chooseBestSellers, choosePicks } from "./pick.ts";
import { NO_WISHES } from "./wishes.ts";

const bulb = candidate("bulb", { score: 1, together: reason("lamp") });
const shade = candidate("shade", { score: 2, together: reason("lamp") });

describe("picks", () => {
  it("carry kind, reason and score", () => {
    expect(choosePicks(purchase(buy("lamp")), [bulb], NO_WISHES, NOW)).toEqual([
      { productGid: "bulb", kind: "completes", becauseGid: "lamp", score: 1 },
    ]);
  });

  it("are none when nothing of the order was kept", () => {
    expect(choosePicks(purchase(buy("lamp", { kept: false })), [bulb], NO_WISHES, NOW)).toEqual([]);
  });

  it("follow the merchant: boosted, held back, left out", () => {
    const choose = (wishes: object) =>
      choosePicks(purchase(buy("lamp")), [bulb, shade], { ...NO_WISHES, ...wishes }, NOW).map((one) => one.productGid);
    expect(choose({})).toEqual(["shade", "bulb"]);
    expect(choose({ boosts: new Map([["bulb", 2]]) })).toEqual(["bulb", "shade"]);
    expect(choose({ excluded: new Set(["shade"]) })).toEqual(["bulb"]);
    expect(choose({ handPicked: [{ gid: "bulb", becauseGid: null }] })).toEqual(["bulb", "shade"]);
  });

  it("without an order are what sells best", () => {
    const selling = ["a", "b", "c"].map((gid, index) => candidate(gid, { popularity: index * 3 }));
    const picks = chooseBestSellers(selling, { ...NO_WISHES, boosts: new Map([["b", 1]]) }, NOW);
    expect(picks.map((one) => one.productGid)).toEqual(["b", "c"]);
  });
});
