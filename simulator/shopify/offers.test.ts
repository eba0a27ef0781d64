import { describe, expect, it } from "vitest";

import { changeCollection } from "./change-collection.ts";
import { changeProduct } from "./change-product.ts";
import { createAdminApi } from "./graphql/execute.ts";
import { placeOrder } from "./place-order.ts";
import type { Product } from "./product.ts";
import { smallWillow } from "./small-willow.ts";

const OFFERS = `query Offers($id: ID!) {
  product(id: $id) {
    atHome: publishedInContext(context: { country: DE })
    abroad: publishedInContext(context: { country: GB })
    priceAbroad: contextualPricing(context: { country: GB }) { minVariantPricing { price { amount currencyCode } } }
    complementary: metafield(namespace: "shopify--discovery--product_recommendation", key: "complementary_products") { value }
    collections(first: 5) { nodes { handle } }
  }
}`;

const needed = (product: Product | undefined): Product => {
  if (!product) throw new Error("Willow has no such product");
  return product;
};

describe("how Willow offers its products", () => {
  const { world, shop, told } = smallWillow(2);
  const ask = createAdminApi(world, "read_products");
  const offers = async (product: Product) => {
    const { data } = (await ask({ query: OFFERS, variables: { id: product.gid } })) as { data: { product: object } };
    return data.product;
  };
  const topics = () => told.splice(0).map(({ topic }) => topic);

  it("differs by country: seed stays at home, and prices are in the money of the country", async () => {
    const seeds = needed(shop.products.find(({ productType }) => productType === "Seeds"));
    expect(await offers(seeds)).toMatchObject({ atHome: true, abroad: false });
    const pot = needed(shop.products.find(({ title }) => title.startsWith("Fog glaze teapot")));
    expect(await offers(pot)).toMatchObject({
      abroad: true,
      priceAbroad: { minVariantPricing: { price: { amount: "45.80", currencyCode: "GBP" } } },
    });
  });

  it("names what goes with a product", async () => {
    const pot = needed(shop.products.find(({ title }) => title.startsWith("Fog glaze teapot")));
    const mug = needed(shop.products.find(({ title }) => title.startsWith("Fog glaze mug")));
    const { complementary } = (await offers(pot)) as { complementary: { value: string } };
    expect(complementary.value).toContain(mug.gid);
  });

  it("tells when the last piece is sold, and when there are some again", () => {
    const product = needed(shop.products.find(({ variants }) => variants.length === 1 && variants[0]));
    const [variant] = product.variants;
    const [customer] = shop.customers;
    if (!variant || !customer) throw new Error("Willow is empty");
    changeProduct(world, product.handle, { variants: { inventory: 1 } });
    topics();
    placeOrder(world, { customer, lines: [{ variantGid: variant.gid, quantity: 1 }] });
    expect(topics()).toEqual(["orders/create", "orders/paid", "products/update", "variants/out_of_stock"]);
    changeProduct(world, product.handle, { variants: { inventory: 5 } });
    changeProduct(world, product.handle, { variants: { inventory: 4 } });
    expect(topics()).toEqual(["products/update", "variants/in_stock", "products/update"]);
  });

  it("moves products in and out of a collection, and says no more than that it changed", async () => {
    const [first, second] = shop.products.map(needed);
    changeCollection(world, "stationery", { products: [needed(first).handle] });
    expect(topics()).toEqual(["collections/update"]);
    const inside = shop.products.filter(({ collections }) => collections.includes("stationery"));
    expect(inside).toEqual([first]);
    expect(await offers(needed(first))).toMatchObject({
      collections: { nodes: expect.arrayContaining([{ handle: "stationery" }]) as unknown },
    });
    expect(needed(second).collections).not.toContain("stationery");
  });
});
