import { describe, expect, it } from "vitest";

import { gidOf, productLine as line } from "#tests/support/bulk-export.ts";

import { isChild, readChildLine, readProductLine } from "./export-line.ts";
import { ExportFold } from "./export-fold.ts";
import { productLine } from "./product-line.ts";

const refer = (...numbers: number[]) => ({ value: JSON.stringify(numbers.map(gidOf)) });

describe("a product of an export", () => {
  it("names what the merchant says goes with it: never itself, nothing twice", () => {
    const read = productLine.parse(line(1, { complementary: refer(2, 1, 3, 2), related: refer(4) }));
    expect(read).toMatchObject({ complementaryGids: [2, 3].map(gidOf), relatedGids: [4].map(gidOf) });
  });

  it.each([
    ["nothing", null],
    ["no list", { value: '"gid://shopify/Product/2"' }],
    ["no JSON", { value: "[" }],
    ["something else than products", { value: '["gid://shopify/Page/1"]' }],
  ])("names none out of %s", (_what, complementary) => {
    expect(productLine.parse(line(1, { complementary })).complementaryGids).toEqual([]);
  });

  it("says how it is offered by country, in each one's own currency", () => {
    const price = (amount: string, currencyCode: string) => ({
      minVariantPricing: { price: { amount, currencyCode } },
    });
    const read = productLine.parse(
      line(1, {
        ...{ publishedInDE: true, priceInDE: price("12.5", "EUR") },
        ...{ publishedInJP: true, priceInJP: price("1500.0", "JPY") },
        ...{ publishedInCH: false, priceInCH: { minVariantPricing: null } },
      }),
    );
    expect(read.markets).toEqual({
      DE: { published: true, priceMinor: 1_250, currency: "EUR" },
      JP: { published: true, priceMinor: 1_500, currency: "JPY" },
      CH: { published: false, priceMinor: null, currency: "" },
    });
  });
});

describe("a line", () => {
  it("is told from what hangs on it without being parsed, whatever a title says", () => {
    const tricky = JSON.stringify(line(1, { title: '"__parentId":"gid://shopify/Product/9"' }));
    expect(isChild(tricky)).toBe(false);
    expect(readProductLine(tricky).gid).toBe(gidOf(1));
    const child = { id: "gid://shopify/ProductVariant/1", price: "5", availableForSale: true, __parentId: gidOf(1) };
    expect(isChild(JSON.stringify(child))).toBe(true);
    expect(readChildLine(JSON.stringify(child), new Map())).toEqual({
      productGid: gidOf(1),
      offer: { price: "5", available: true },
    });
  });

  it("that hangs on nothing known is no reason to stumble", () => {
    const fold = new ExportFold("EUR");
    fold.add({ productGid: gidOf(9), offer: { price: "5", available: true } });
    expect(fold.join(productLine.parse(line(1)))).toMatchObject({ priceMinor: 0, available: false });
  });
});
