import { describe, expect, it } from "vitest";

import { isIn, type Subject } from "./match-scope.ts";
import { type Scope, ruleDraftSchema } from "./rule.ts";

const PRESS: Subject = {
  gid: "gid://shopify/Product/1",
  productType: "Coffee Maker",
  tags: ["Brew", "gift"],
  collectionGids: ["gid://shopify/Collection/5"],
};

describe("isIn", () => {
  it.each<[Scope["by"], string[], boolean]>([
    ["any", [], true],
    ["product", ["gid://shopify/Product/2", "gid://shopify/Product/1"], true],
    ["product", ["gid://shopify/Product/2"], false],
    ["collection", ["gid://shopify/Collection/5"], true],
    ["collection", ["gid://shopify/Collection/6"], false],
    ["tag", ["brew "], true],
    ["tag", ["tea"], false],
    ["type", ["COFFEE MAKER"], true],
    ["type", ["Coffee"], false],
  ])("%s %j: %s", (by, values, expected) => {
    expect(isIn({ by, values }, PRESS)).toBe(expected);
  });

  it("a product without known collections is in none", () => {
    const { collectionGids: _, ...rest } = PRESS;
    expect(isIn({ by: "collection", values: ["gid://shopify/Collection/5"] }, rest)).toBe(false);
  });
});

describe("a rule", () => {
  const any = { by: "any", values: [] };
  const press = { by: "product", values: [PRESS.gid] };
  it.each([
    ["pins products", { effect: "pin", when: any, products: press }, true],
    ["keeps the page of something free", { effect: "exclude", when: press, products: any }, true],
    ["cannot pin everything", { effect: "pin", when: press, products: any }, false],
    ["cannot exclude everything", { effect: "exclude", when: any, products: any }, false],
    ["names something", { effect: "boost", when: any, products: { by: "tag", values: [" "] } }, false],
    [
      "does not take a tag for a product",
      { effect: "pin", when: any, products: { by: "product", values: ["tea"] } },
      false,
    ],
  ])("%s", (_, draft, isRule) => {
    expect(ruleDraftSchema.safeParse(draft).success).toBe(isRule);
  });
});
