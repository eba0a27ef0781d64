import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { answerAdmin } from "#tests/support/admin.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { findProducts } from "./find-products.server.ts";
import { eraseShop } from "./personal-data.server.ts";
import { productBody } from "./product-body.ts";
import { listChanges } from "./product-change.server.ts";
import { deleteProduct, recordProduct, recordStock } from "./record-product.server.ts";

// Shopify's SDK keeps the fetch of its import; the stand-in comes later.
setAbstractFetchFunc((...request) => globalThis.fetch(...request));

const GID = "gid://shopify/Product/1";
const lamp = (change: object = {}) =>
  productBody.parse({
    id: "1",
    handle: "lamp",
    title: "Oak lamp",
    tags: "oak, light",
    status: "active",
    published_at: "2026-10-01T08:00:00Z",
    created_at: "2026-09-01T08:00:00Z",
    updated_at: "2026-11-01T08:00:00Z",
    variants: [{ price: "12.00", inventory_policy: "deny", inventory_quantity: 3 }],
    ...change,
  });
const find = async (shop = WILLOW) => (await findProducts(shop, [GID]))[0];

beforeEach(async () => {
  await installWillow({ brand: {} });
  await installWillow({ currency: "JPY" }, OTHER_SHOP);
  await Promise.all([db.product.deleteMany(), db.productChange.deleteMany()]);
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
});

describe("a product", () => {
  it("is mirrored for its shop only, in the shop's currency", async () => {
    await recordProduct(WILLOW, lamp());
    expect(await find()).toMatchObject({
      title: "Oak lamp",
      tags: ["oak", "light"],
      priceMinor: 1200,
      currency: "EUR",
    });
    expect(await find(OTHER_SHOP)).toBeUndefined();
    await recordProduct(OTHER_SHOP, lamp());
    expect(await find(OTHER_SHOP)).toMatchObject({ priceMinor: 12, currency: "JPY" });
  });

  it("follows newer bodies and ignores older ones, in any order", async () => {
    await recordProduct(WILLOW, lamp({ title: "New", updated_at: "2026-11-03T08:00:00Z" }));
    await recordProduct(WILLOW, lamp({ title: "Old", updated_at: "2026-11-02T08:00:00Z" }));
    expect((await find())?.title).toBe("New");
    await recordProduct(WILLOW, lamp({ title: "Newest", updated_at: "2026-11-04T08:00:00Z" }));
    expect((await find())?.title).toBe("Newest");
  });

  it("stays deleted, whatever arrives late", async () => {
    await recordProduct(WILLOW, lamp());
    await deleteProduct(WILLOW, { id: "1" });
    const deletedAt = (await find())?.deletedAt;
    expect(deletedAt).toBeInstanceOf(Date);
    await recordProduct(WILLOW, lamp({ title: "Late", updated_at: "2026-11-05T08:00:00Z" }));
    await deleteProduct(WILLOW, { id: "1" });
    expect((await find())?.deletedAt).toEqual(deletedAt);
  });

  it("that was deleted before we heard of it does not come to life", async () => {
    await deleteProduct(WILLOW, { id: "1" });
    await recordProduct(WILLOW, lamp());
    expect(await find()).toMatchObject({ title: "Oak lamp", deletedAt: expect.any(Date) as Date });
  });

  it("with more than a hundred variants is asked for whole", async () => {
    const pages: Record<string, unknown>[] = [];
    await answerAdmin((operation, variables) => {
      expect(operation).toBe("ProductVariants");
      pages.push(variables);
      const nodes = [{ price: variables.after ? "4.20" : "8.00", availableForSale: variables.after !== null }];
      return { product: { variants: { nodes, pageInfo: { hasNextPage: variables.after === null, endCursor: "c1" } } } };
    });
    const gids = Array.from({ length: 101 }, () => ({}));
    const soldOut = [{ price: "12.00", inventory_policy: "deny", inventory_quantity: 0 }];
    await recordProduct(WILLOW, lamp({ variants: soldOut, variant_gids: gids }));
    expect(pages).toEqual([
      { id: GID, after: null },
      { id: GID, after: "c1" },
    ]);
    expect(await find()).toMatchObject({ priceMinor: 420, available: true });
  });

  it("is read again soon, once for all that is told of it", async () => {
    await recordProduct(WILLOW, lamp());
    await recordProduct(WILLOW, lamp());
    await recordStock(WILLOW, { product_id: "1" });
    await recordStock(WILLOW, { product_id: "2" });
    const waiting = (await waitingJobs()).filter((job) => job.name === "products.refresh");
    expect(waiting).toEqual([{ name: "products.refresh", payload: { shop: WILLOW } }]);
    expect(await listChanges(WILLOW, 9)).toEqual([GID, "gid://shopify/Product/2"]);
    expect(await listChanges(OTHER_SHOP, 9)).toEqual([]);
  });

  it("goes with its shop", async () => {
    await recordProduct(WILLOW, lamp());
    await recordProduct(OTHER_SHOP, lamp());
    await eraseShop(db, WILLOW);
    expect(await find()).toBeUndefined();
    expect(await find(OTHER_SHOP)).toBeDefined();
  });
});
