import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { answerAdmin } from "#tests/support/admin.ts";
import { gidOf } from "#tests/support/bulk-export.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { collectionBody } from "./collection-body.ts";
import { findProducts } from "./find-products.server.ts";
import { productBody } from "./product-body.ts";
import { readCollection } from "./read-collection.server.ts";
import { deleteCollection, recordCollection } from "./record-collection.server.ts";
import { recordProduct } from "./record-product.server.ts";

const GID = "gid://shopify/Collection/7";
const body = (change: object = {}) =>
  collectionBody.parse({ id: 7, handle: "linen", title: "Linen", updated_at: "2026-11-01T08:00:00Z", ...change });
const stored = () => db.collection.findFirst({ where: { shop: WILLOW, gid: GID } });
const jobs = async () => (await waitingJobs()).filter(({ name }) => name !== "products.refresh");

/** Numbers of the products that the mirror takes to be in the collection. */
async function members() {
  const products = await findProducts(WILLOW, [1, 2, 3].map(gidOf));
  return products.filter((one) => one.collectionGids.includes(GID)).map(({ gid }) => Number(gid.at(-1)));
}
/** Pages of the collection's products, as Shopify tells them. */
function answer(...pages: number[][]) {
  return answerAdmin((operation, { after }) => {
    expect(operation).toBe("CollectionProducts");
    const index = Number(after ?? 0);
    const nodes = (pages[index] ?? []).map((number) => ({ id: gidOf(number) }));
    const pageInfo = { hasNextPage: index + 1 < pages.length, endCursor: String(index + 1) };
    return { collection: { productsCount: { count: pages.flat().length }, products: { nodes, pageInfo } } };
  });
}

beforeEach(async () => {
  await installWillow();
  await Promise.all([db.product.deleteMany(), db.collection.deleteMany()]);
  for (const id of [1, 2, 3])
    await recordProduct(WILLOW, productBody.parse({ id, updated_at: "2026-11-01T08:00:00Z" }));
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
});

describe("a collection", () => {
  it("is mirrored, and its products are read once however often it is saved", async () => {
    await recordCollection(WILLOW, body());
    await recordCollection(WILLOW, body({ title: "Washed linen", updated_at: "2026-11-02T08:00:00Z" }));
    await recordCollection(WILLOW, body({ title: "Old" }));
    expect(await stored()).toMatchObject({ handle: "linen", title: "Washed linen", deletedAt: null });
    expect(await jobs()).toEqual([{ name: "collection.read", payload: { shop: WILLOW, collectionGid: GID } }]);
  });

  it("has the products that Shopify says, page by page", async () => {
    await answer([1], [2]);
    await readCollection(WILLOW, GID);
    expect(await members()).toEqual([1, 2]);
    await answer([2, 3]);
    await readCollection(WILLOW, GID);
    await readCollection(WILLOW, GID);
    expect(await members()).toEqual([2, 3]);
    expect((await findProducts(WILLOW, [gidOf(3)]))[0]?.collectionGids).toEqual([GID]);
  });

  it("is left to a whole export when it is very large", async () => {
    await answerAdmin(() => {
      const products = { nodes: [], pageInfo: { hasNextPage: true, endCursor: "1" } };
      return { collection: { productsCount: { count: 10_000 }, products } };
    });
    await readCollection(WILLOW, GID);
    expect(await jobs()).toEqual([{ name: "catalog.sync", payload: { shop: WILLOW, whole: true } }]);
  });

  it("lets its products go when it is deleted, or when Shopify has it no more", async () => {
    await recordCollection(WILLOW, body());
    await answer([1, 2]);
    await readCollection(WILLOW, GID);
    await deleteCollection(WILLOW, { gid: GID });
    expect((await stored())?.deletedAt).toBeInstanceOf(Date);
    expect(await members()).toEqual([]);
    await answer([1]);
    await readCollection(WILLOW, GID);
    await answerAdmin(() => ({ collection: null }));
    await readCollection(WILLOW, GID);
    expect(await members()).toEqual([]);
  });
});
