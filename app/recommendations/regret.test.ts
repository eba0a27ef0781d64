import { describe, expect, it } from "vitest";

import type { StoredProduct } from "#app/catalog/product.ts";

import { type BoughtProduct, isCheaperTwin, isRegretSafe } from "./regret.ts";

const now = new Date("2026-11-23T12:00:00Z");
const bought: BoughtProduct = {
  gid: "bought",
  title: "Linen cushion, sage",
  productType: "Cushion",
  vendor: "Willow",
  tags: [],
  priceMinor: 4000,
  kept: true,
};
const product: StoredProduct = {
  gid: "other",
  handle: "other",
  title: "Wool blanket",
  productType: "Blanket",
  vendor: "Willow",
  tags: [],
  status: "active",
  publishedAt: new Date("2026-01-01"),
  imageUrl: null,
  imageAlt: null,
  care: null,
  ...{ collectionGids: [], complementaryGids: [], relatedGids: [], markets: {}, detailsAt: null },
  priceMinor: 9000,
  currency: "EUR",
  available: true,
  createdAt: new Date("2026-01-01"),
  sourceUpdatedAt: new Date("2026-01-01"),
  deletedAt: null,
};
const twin = { title: "Linen cushion, rust", productType: "cushion ", priceMinor: 3900 };

describe("a cheaper twin", () => {
  it.each([
    ["the same thing in another color for less", twin, true],
    ["the same thing for as much", { ...twin, priceMinor: 4000 }, false],
    ["the better model", { ...twin, title: "Linen cushion, sage, down filled", priceMinor: 6000 }, false],
    ["another kind of thing with a like name", { ...twin, productType: "Cushion cover" }, false],
    ["a like name without a type", { ...twin, productType: "" }, true],
    ["a cheaper thing of the kind with another name", { ...twin, title: "Velvet floor pouf" }, false],
  ])("%s", (_what, change, expected) => {
    expect(isCheaperTwin({ ...product, ...change }, bought)).toBe(expected);
  });

  it("is suspected where the bought product's type is unknown", () => {
    expect(isCheaperTwin({ ...product, ...twin }, { ...bought, productType: "" })).toBe(true);
  });
});

const HELD_BACK = { published: false, priceMinor: null, currency: "EUR" };

describe("regret-safe", () => {
  const purchase = {
    bought: [bought, { ...bought, gid: "returned", kept: false }],
    owned: new Map([
      ["owned", { kept: true, lastBoughtAt: now }],
      ["disliked", { kept: false, lastBoughtAt: now }],
    ]),
    country: "DE",
  };
  it.each([
    ["what goes with it", {}, true],
    ["the product itself", { gid: "bought" }, false],
    ["what was sent back", { gid: "returned" }, false],
    ["what they had before", { gid: "owned" }, false],
    ["a cheaper twin", twin, false],
    ["sold out", { available: false }, false],
    ["unpublished", { publishedAt: null }, false],
    ["deleted", { deletedAt: now }, false],
    ["held back in the shopper's market", { markets: { DE: HELD_BACK } }, false],
    ["held back elsewhere", { markets: { DE: { ...HELD_BACK, published: true }, CH: HELD_BACK } }, true],
    ["a draft", { status: "draft" }, false],
  ])("%s", (_what, change, expected) => {
    expect(isRegretSafe({ ...product, ...change }, purchase, now, false)).toBe(expected);
  });

  it.each([
    ["what they had before", { gid: "owned" }, true],
    ["what they sent back before", { gid: "disliked" }, false],
    ["the product itself", { gid: "bought" }, false],
    ["sold out", { gid: "owned", available: false }, false],
  ])("as a refill: %s", (_what, change, expected) => {
    expect(isRegretSafe({ ...product, ...change }, purchase, now, true)).toBe(expected);
  });
});
