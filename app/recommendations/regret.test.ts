import { describe, expect, it } from "vitest";

import type { StoredProduct } from "#app/catalog/product.ts";

import { type BoughtProduct, isCheaperTwin, findRegret } from "./regret.ts";

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
    ["a cheaper thing of the type with another name", { ...twin, title: "Velvet floor pouf" }, false],
    ["the same thing with another adjective, a little cheaper", { ...twin, title: "Velvet cushion, fog" }, true],
  ])("%s", (_what, change, expected) => {
    expect(isCheaperTwin({ ...product, ...change }, bought)).toBe(expected);
  });

  it("is the plainer tea towel beside the finer one, however small the difference", () => {
    const finer = { ...bought, title: "Herringbone tea towel, sage", productType: "Tea towel", priceMinor: 1600 };
    const plainer = { title: "Plain linen tea towel, fog", productType: "Tea towel" };
    expect(isCheaperTwin({ ...product, ...plainer, priceMinor: 1300 }, finer)).toBe(true);
    expect(isCheaperTwin({ ...product, ...plainer, priceMinor: 1599 }, finer)).toBe(true);
    expect(isCheaperTwin({ ...product, ...plainer, priceMinor: 1600 }, finer)).toBe(false);
  });

  it("is suspected where the bought product's type is unknown", () => {
    expect(isCheaperTwin({ ...product, ...twin }, { ...bought, productType: "" })).toBe(true);
  });
});

const HELD_BACK = { published: false, priceMinor: null, currency: "EUR" };

describe("regret", () => {
  const purchase = {
    bought: [bought, { ...bought, gid: "returned", kept: false }],
    owned: new Map([
      ["owned", { kept: true, times: 1, lastBoughtAt: now }],
      ["disliked", { kept: false, times: 1, lastBoughtAt: now }],
    ]),
    country: "DE",
  };
  it.each([
    ["what goes with it", {}, null],
    ["the product itself", { gid: "bought" }, "in_order"],
    ["what was sent back", { gid: "returned" }, "sent_back"],
    ["what they had before", { gid: "owned" }, "owned"],
    ["a cheaper twin", twin, "cheaper_twin"],
    ["sold out", { available: false }, "not_for_sale"],
    ["unpublished", { publishedAt: null }, "not_for_sale"],
    ["deleted", { deletedAt: now }, "not_for_sale"],
    ["held back in the shopper's market", { markets: { DE: HELD_BACK } }, "not_for_sale"],
    ["held back elsewhere", { markets: { DE: { ...HELD_BACK, published: true }, CH: HELD_BACK } }, null],
    [
      "the same thing under another name for a little less",
      { title: "Cotton cushion with fringes", productType: "Cushion", priceMinor: 3900 },
      "cheaper_twin",
    ],
    [
      "the same thing under another name for as much",
      { title: "Cotton cushion with fringes", productType: "Cushion", priceMinor: 4000 },
      null,
    ],
    [
      "cheaper in the shopper's market alone",
      { ...twin, priceMinor: 5000, markets: { DE: { published: true, priceMinor: 3900, currency: "EUR" } } },
      "cheaper_twin",
    ],
    ["a draft", { status: "draft" }, "not_for_sale"],
  ])("%s", (_what, change, expected) => {
    expect(findRegret({ ...product, ...change }, purchase, now, false)).toBe(expected);
  });

  it.each([
    ["what they had before", { gid: "owned" }, null],
    ["what they sent back before", { gid: "disliked" }, "sent_back"],
    ["the product itself", { gid: "bought" }, "in_order"],
    ["sold out", { gid: "owned", available: false }, "not_for_sale"],
  ])("as a refill: %s", (_what, change, expected) => {
    expect(findRegret({ ...product, ...change }, purchase, now, true)).toBe(expected);
  });
});
