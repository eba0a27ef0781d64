import { describe, expect, it } from "vitest";

import { compareTraits, type Traits } from "./likeness.ts";

const thing = (title: string, change: Partial<Traits> = {}): Traits => ({
  title,
  productType: "",
  vendor: "",
  tags: [],
  priceMinor: 0,
  ...change,
});

describe("likeness", () => {
  it("is 1 for twins and 0 for strangers", () => {
    const one = thing("Oak lamp", { productType: "Lamp", vendor: "Willow", tags: ["oak"], priceMinor: 5000 });
    const stranger = thing("Wool socks", { productType: "Socks", vendor: "Ram", tags: ["wool"], priceMinor: 900 });
    const likeness = compareTraits([one, stranger]);
    expect(likeness(one, { ...one })).toBeCloseTo(1, 9);
    expect(likeness(one, stranger)).toBe(0);
  });

  it("counts rare words more than common ones", () => {
    const shelf = ["Candle fig", "Candle pine", "Candle rose", "Candle moss", "Soap fig"].map((title) => thing(title));
    const likeness = compareTraits(shelf);
    const [bought, pine, , , soap] = shelf as [Traits, Traits, Traits, Traits, Traits];
    expect(likeness(bought, soap)).toBeGreaterThan(likeness(bought, pine));
  });

  it.each([
    ["tags", { tags: ["oak", "light"] }, { tags: ["oak"] }, 0.15],
    ["type", { productType: "Lamp" }, { productType: "Lamp" }, 0.15],
    ["vendor", { vendor: "Willow" }, { vendor: "Willow" }, 0.1],
    ["the same price", { priceMinor: 5000 }, { priceMinor: 5000 }, 0.1],
    ["twice the price", { priceMinor: 5000 }, { priceMinor: 2500 }, 0.05],
    ["eight times the price", { priceMinor: 8000 }, { priceMinor: 1000 }, 0],
  ])("adds %s", (_what, one, other, expected) => {
    expect(compareTraits([])(thing("a lamp", one), thing("some socks", other))).toBeCloseTo(expected, 9);
  });
});
