import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { answerAdmin } from "#tests/support/admin.ts";
import {
  collectionLine,
  gidOf,
  OPERATION,
  productLine,
  serveExports,
  variantLine,
} from "#tests/support/bulk-export.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { catalogExport } from "./catalog-export.ts";
import { findProducts } from "./find-products.server.ts";
import { loadCatalog } from "./load-catalog.server.ts";
import { listChanges, noteChange } from "./product-change.server.ts";
import { startCatalogSync } from "./start-catalog-sync.server.ts";

const { serve, operation } = serveExports();
const wish = { careSources: ["custom.care"], countries: ["DE"], changedSince: null };
const WHOLE = catalogExport(wish);
const CHANGED = catalogExport({ ...wish, changedSince: new Date("2026-11-19") });

/** The query of every export we ask for. */
let queries: string[];
/** How many products Shopify says there are. */
let count: number;

beforeEach(async () => {
  [queries, count] = [[], 1];
  await installWillow();
  await db.$executeRaw`truncate "Product", "ProductChange", "Collection", "SyncRun", "SyncCursor", "Order" cascade`;
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await answerAdmin((name, { query }) => {
    if (name === "ProductsCount") return { productsCount: { count } };
    if (name !== "RunBulkQuery") return { bulkOperation: operation() };
    queries.push(String(query));
    return { bulkOperationRunQuery: { bulkOperation: { id: OPERATION, status: "CREATED" }, userErrors: [] } };
  });
});

let last = 1;
/** Lets an export of these lines be read. */
function read(query: string, lines: object[], change: object = {}) {
  const id = `gid://shopify/BulkOperation/${(last += 1)}`;
  serve(lines, { id, query, createdAt: new Date().toISOString(), ...change });
  return loadCatalog(WILLOW, id);
}
const deOnly = {
  publishedInDE: true,
  priceInDE: { minVariantPricing: { price: { amount: "7.5", currencyCode: "EUR" } } },
};
const jobs = async () =>
  (await waitingJobs()).filter(({ name }) => name === "catalog.sync").map(({ payload }) => payload);
const find = async (number: number) => (await findProducts(WILLOW, [gidOf(number)]))[0];

describe("the details of an export", () => {
  it("are mirrored: collections, what goes with it, offers by country", async () => {
    const list = { value: JSON.stringify([gidOf(2)]) };
    await read(WHOLE, [
      productLine(1, { ...deOnly, complementary: list, related: list }),
      collectionLine(1, 7),
      variantLine(1, "7.50"),
      productLine(2),
      collectionLine(2, 7),
      collectionLine(1, 8),
    ]);
    expect(await find(1)).toMatchObject({
      collectionGids: ["gid://shopify/Collection/7", "gid://shopify/Collection/8"],
      complementaryGids: [gidOf(2)],
      relatedGids: [gidOf(2)],
      markets: { DE: { published: true, priceMinor: 750, currency: "EUR" } },
    });
    expect(await db.collection.findMany({ orderBy: { gid: "asc" } })).toMatchObject([
      { title: "Collection 7", deletedAt: null },
      { title: "Collection 8", deletedAt: null },
    ]);
  });

  it("change although the product itself has not; a collection that is empty now is gone", async () => {
    await read(WHOLE, [productLine(1, deOnly), collectionLine(1, 7)]);
    await read(WHOLE, [productLine(1, { publishedInDE: false }), collectionLine(1, 8)]);
    expect(await find(1)).toMatchObject({
      collectionGids: ["gid://shopify/Collection/8"],
      markets: { DE: { published: false } },
    });
    const gone = await db.collection.findMany({ where: { deletedAt: { not: null } } });
    expect(gone).toMatchObject([{ title: "Collection 7" }]);
    await read(WHOLE, [productLine(1), collectionLine(1, 7)]);
    expect(await db.collection.count({ where: { title: "Collection 7", deletedAt: null } })).toBe(1);
  });

  it("of an export that began before they were read are old", async () => {
    await read(WHOLE, [productLine(1), collectionLine(1, 7)]);
    await read(WHOLE, [productLine(1), collectionLine(1, 8)], { createdAt: "2026-11-01T08:00:00Z" });
    expect((await find(1))?.collectionGids).toEqual(["gid://shopify/Collection/7"]);
  });

  it("are no reason to write what has not changed", async () => {
    const lines = [productLine(1, deOnly), collectionLine(1, 7), variantLine(1, "7.50")];
    const version = () => db.$queryRaw`select xmin::text from "Product" where gid = ${gidOf(1)}`;
    await read(WHOLE, lines);
    const before = await version();
    await read(WHOLE, lines);
    expect(await version()).toEqual(before);
  });
});

describe("every night", () => {
  it("asks for everything first, then for what has changed since", async () => {
    await startCatalogSync(WILLOW);
    await read(WHOLE, [productLine(1, deOnly)]);
    await db.syncRun.deleteMany();
    await startCatalogSync(WILLOW);
    await db.syncRun.deleteMany();
    await startCatalogSync(WILLOW, { whole: true });
    expect(queries.map((query) => query.includes("updated_at:>="))).toEqual([false, true, false]);
  });

  it("deletes nothing that has merely not changed, and reads the rest", async () => {
    await read(
      WHOLE,
      [productLine(1), productLine(2)].map((line) => ({ ...line, ...deOnly })),
    );
    count = 2;
    await noteChange(db, WILLOW, gidOf(1));
    await noteChange(db, WILLOW, gidOf(2));
    await db.$executeRaw`delete from graphile_worker._private_jobs`;
    await read(CHANGED, [productLine(2, { title: "New", updatedAt: "2026-11-19T09:00:00Z" })]);
    expect(await find(1)).toMatchObject({ deletedAt: null });
    expect(await find(2)).toMatchObject({ title: "New" });
    expect(await listChanges(WILLOW, 9)).toEqual([gidOf(1)]);
    expect(await jobs()).toEqual([]);
    expect((await waitingJobs()).map(({ name }) => name)).toContain("products.refresh");
  });

  it("asks for everything at once when a deletion has been lost", async () => {
    await read(
      WHOLE,
      [productLine(1), productLine(2)].map((line) => ({ ...line, ...deOnly })),
    );
    count = 1;
    await read(CHANGED, []);
    expect(await jobs()).toEqual([{ shop: WILLOW, whole: true }]);
  });

  it("asks once more when orders have named another country meanwhile", async () => {
    await read(WHOLE, [productLine(1, deOnly)]);
    expect(await jobs()).toEqual([]);
    await db.$executeRaw`
      insert into "Order" (id, shop, gid, name, "placedAt", currency, "totalMinor", "shipCountry", "sourceUpdatedAt")
      values (gen_random_uuid(), ${WILLOW}, 'gid://shopify/Order/1', '#1', now(), 'EUR', 100, 'CH', now())`;
    const backfill = await db.syncRun.create({ data: { shop: WILLOW, kind: "backfill" } });
    await read(WHOLE, [productLine(1, deOnly)]);
    expect(await jobs()).toEqual([]);
    await db.syncRun.update({ where: { id: backfill.id }, data: { state: "done" } });
    await read(WHOLE, [productLine(1, deOnly)]);
    expect(await jobs()).toEqual([{ shop: WILLOW, whole: true }]);
    await db.syncRun.deleteMany();
    await startCatalogSync(WILLOW);
    expect(queries.at(-1)).toContain("publishedInCH");
  });

  it("does without the countries where Shopify does not let us ask", async () => {
    await read(WHOLE, [], { status: "FAILED", errorCode: "ACCESS_DENIED", url: null });
    expect(await jobs()).toEqual([{ shop: WILLOW, plain: true }]);
    await db.$executeRaw`delete from graphile_worker._private_jobs`;
    await db.syncRun.deleteMany();
    await startCatalogSync(WILLOW, { plain: true });
    expect(queries.at(-1)).not.toContain("publishedIn");
    await read(queries.at(-1) ?? "", [], { status: "FAILED", errorCode: "ACCESS_DENIED", url: null });
    expect(await jobs()).toEqual([]);
  });
});
