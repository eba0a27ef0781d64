import { describe, expect, it } from "vitest";

import { buy, product } from "#tests/support/picks.ts";

import { stepUp } from "./step-up.ts";

const step = (bought: string, paid: number, other: string, price: number, change: object = {}) =>
  stepUp(
    product("other", { title: other, priceMinor: price, productType: "Kind", ...change }),
    buy("bought", { title: bought, priceMinor: paid, productType: "Kind" }),
  );

describe("the next step up", () => {
  it.each([
    ["more of it", "Filter coffee, 250 g", 1200, "Filter coffee, 500 g", 2000],
    ["more of what has the name of a color", "Honey, 250 g", 800, "Honey, 500 g", 1400],
    ["a set of more", "Stoneware mug", 1800, "Stoneware mugs, set of 4", 5400],
    ["a word of a higher tier", "Table lamp", 6000, "Table lamp Pro", 7500],
    ["everything it has and more", "Rain jacket", 9000, "Insulated rain jacket", 11000],
    ["a finer one at a clearly higher price", "Cotton throw, sage", 6000, "Wool throw, sage", 12000],
    ["a compound in German", "Leinenkissen, salbei", 4000, "Samtkissen, senf", 6500],
    ["named first in Spanish", "Manta de algodón", 4000, "Manta de lana merino", 7000],
    ["named last in Japanese", "綿の毛布", 4000, "羊毛の毛布", 7000],
  ])("%s", (_what, bought, paid, other, price) => {
    expect(step(bought, paid, other, price)).toBeGreaterThan(0.3);
  });

  it.each([
    ["the same in another color, a little dearer", "Linen cushion, sage", 4000, "Linen cushion, rust", 4800],
    ["the same in another color, much dearer", "Linen cushion, sage", 4000, "Linen cushion, rust", 7000],
    ["cheaper", "Wool throw", 12000, "Cotton throw", 6000],
    ["as dear", "Cotton throw", 6000, "Wool throw", 6000],
    ["another world of price", "Cotton throw", 6000, "Cashmere throw", 30000],
    ["less of it at a higher price", "Filter coffee, 500 g", 2000, "Rare filter coffee, 250 g", 3000],
    ["the small one of a dearer family", "Oak tray", 3000, "Walnut tray, small", 4500],
    ["a thing of another use with the same name", "Storage jar with beech lid", 1600, "Honey jar with dipper", 2400],
    ["dearer for no reason that is told", "Fog glazed planter", 2400, "Hanging planter with cord", 3400],
    ["another thing of the type", "Linen throw", 6000, "Linen curtain", 9000],
    ["nothing known of what was paid", "Linen throw", 0, "Wool throw", 9000],
  ])("is not: %s", (_what, bought, paid, other, price) => {
    expect(step(bought, paid, other, price)).toBe(0);
  });

  it("is none across types, and wants like titles where a type is unknown", () => {
    expect(step("Wool throw", 6000, "Merino wool throw", 9000, { productType: "Pet bed" })).toBe(0);
    expect(step("Wool throw", 6000, "Merino wool throw", 9000, { productType: "" })).toBeGreaterThan(0.3);
    expect(step("Wool throw", 6000, "Garden arch throw", 9000, { productType: "" })).toBe(0);
  });
});
