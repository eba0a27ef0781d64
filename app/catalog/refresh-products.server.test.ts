import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { answerAdmin } from "#tests/support/admin.ts";
import { gidOf, productLine } from "#tests/support/bulk-export.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { findProducts } from "./find-products.server.ts";
import { listChanges, noteChange } from "./product-change.server.ts";
import { recordProduct } from "./record-product.server.ts";
import { productBody } from "./product-body.ts";
import { refreshProducts } from "./refresh-products.server.ts";
import { moveCursor } from "./sync-cursor.server.ts";

const body = (number: number, change: object = {}) =>
  productBody.parse({
    ...{ id: number, handle: `product-${number}`, title: "Lamp", updated_at: "2026-11-01T08:00:00Z" },
    variants: [{ price: "12.00", inventory_policy: "deny", inventory_quantity: 0 }],
    ...change,
  });
const collection = (number: number) => {
  return {
    id: `gid://shopify/Collection/${number}`,
    handle: `c${number}`,
    title: `C${number}`,
    updatedAt: "2026-11-01T08:00:00Z",
  };
};
const page = (nodes: object[], hasNextPage = false) => ({ nodes, pageInfo: { hasNextPage, endCursor: null } });
const node = (number: number, change: object = {}) => ({
  ...productLine(number),
  variants: page([{ price: "12.00", availableForSale: true }]),
  collections: page([collection(7)]),
  ...change,
});
const find = async (number = 1) => (await findProducts(WILLOW, [gidOf(number)]))[0];
const jobNames = async () => (await waitingJobs()).map((job) => job.name);

let asked: Record<string, unknown>[];
/** What Shopify has, by gid. */
function answer(...nodes: { id: string }[]) {
  const shelf = new Map(nodes.map((one) => [one.id, one]));
  return answerAdmin((operation, variables) => {
    asked.push(variables);
    if (operation === "ProductVariants") {
      return { product: { variants: page([{ price: "3.00", availableForSale: true }]) } };
    }
    if (operation === "ProductCollections") return { product: { collections: page([7, 8].map(collection)) } };
    expect(operation).toBe("ProductsAgain");
    return { nodes: (variables.ids as string[]).map((gid) => shelf.get(gid) ?? null) };
  });
}

beforeEach(async () => {
  asked = [];
  await installWillow({ brand: { careSources: ["acme.how_to"] } });
  await Promise.all([db.product.deleteMany(), db.productChange.deleteMany(), db.collection.deleteMany()]);
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
});

describe("products that were told to have changed", () => {
  it("are read again: what is in stock, where they belong, what goes with them, how to care for them", async () => {
    await recordProduct(WILLOW, body(1));
    expect(await find()).toMatchObject({ available: false, care: null, detailsAt: null });
    const care = { type: "url", value: "https://willow.example/care" };
    await answer(node(1, { secondCare: care, complementary: { value: JSON.stringify([gidOf(2)]) } }));
    await refreshProducts(WILLOW);
    expect(asked).toMatchObject([{ ids: [gidOf(1)], namespace: "acme", key: "how_to", nextNamespace: "acme" }]);
    expect(await find()).toMatchObject({
      available: true,
      care: "https://willow.example/care",
      collectionGids: ["gid://shopify/Collection/7"],
      complementaryGids: [gidOf(2)],
      detailsAt: expect.any(Date) as Date,
    });
    expect(await db.collection.findMany()).toMatchObject([{ handle: "c7", title: "C7", deletedAt: null }]);
    expect(await listChanges(WILLOW, 9)).toEqual([]);
  });

  it("keep what was read when a webhook tells of them that does not know", async () => {
    await recordProduct(WILLOW, body(1));
    await answer(node(1, { complementary: { value: JSON.stringify([gidOf(2)]) } }));
    await refreshProducts(WILLOW);
    await recordProduct(WILLOW, body(1, { title: "New", updated_at: "2026-11-03T08:00:00Z" }));
    expect(await find()).toMatchObject({ title: "New", complementaryGids: [gidOf(2)] });
  });

  it("are read to the end when they have many variants or collections", async () => {
    await noteChange(db, WILLOW, gidOf(1));
    const soldOut = page([{ price: "12.00", availableForSale: false }], true);
    await answer(node(1, { variants: soldOut, collections: page([collection(7)], true) }));
    await refreshProducts(WILLOW);
    expect(await find()).toMatchObject({ available: true, priceMinor: 300 });
    expect((await find())?.collectionGids).toHaveLength(2);
  });

  it("are marked as deleted when Shopify has them no more", async () => {
    await recordProduct(WILLOW, body(1));
    await answer();
    await refreshProducts(WILLOW);
    expect((await find())?.deletedAt).toBeInstanceOf(Date);
    expect(await listChanges(WILLOW, 9)).toEqual([]);
  });

  it("are read ten at a time", async () => {
    const numbers = Array.from({ length: 12 }, (_, index) => index + 1);
    for (const number of numbers) await noteChange(db, WILLOW, gidOf(number));
    await answer(...numbers.map((number) => node(number)));
    await refreshProducts(WILLOW);
    expect(asked.map(({ ids }) => (ids as string[]).length)).toEqual([10, 2]);
    expect(await db.product.count({ where: { available: true } })).toBe(12);
  });

  it("wait on when the job has to stop, or when Shopify does not answer", async () => {
    await noteChange(db, WILLOW, gidOf(1));
    await refreshProducts(WILLOW, AbortSignal.abort());
    expect(await jobNames()).toEqual(["products.refresh"]);
    await answerAdmin(() => Response.json({ errors: [{ message: "no" }] }));
    await expect(refreshProducts(WILLOW)).rejects.toThrow("no");
    expect(await listChanges(WILLOW, 9)).toEqual([gidOf(1)]);
  });

  it("are left to an export when they are very many", async () => {
    await db.$executeRaw`
      insert into "ProductChange" (shop, gid) select ${WILLOW}, 'gid://shopify/Product/' || n from generate_series(1, 501) n`;
    await answer();
    await refreshProducts(WILLOW);
    expect(asked).toEqual([]);
    expect((await jobNames()).sort()).toEqual(["catalog.sync", "products.refresh"]);
  });

  it("is asked for in the countries that the last export asked for", async () => {
    await noteChange(db, WILLOW, gidOf(1));
    await answer(node(1));
    await refreshProducts(WILLOW);
    await moveCursor(WILLOW, "catalog.whole", new Date(), ["CH"]);
    await noteChange(db, WILLOW, gidOf(1));
    await answer(node(1, { publishedInCH: false, priceInCH: { minVariantPricing: null } }));
    await refreshProducts(WILLOW);
    expect((await find())?.markets).toEqual({ CH: { published: false, priceMinor: null, currency: "" } });
  });
});
