import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { answerAdmin } from "#tests/support/admin.ts";
import { gidOf, OPERATION, productLine, serveExports, variantLine } from "#tests/support/bulk-export.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { withDownload } from "./download.server.ts";
import { findProducts } from "./find-products.server.ts";
import { loadCatalog } from "./load-catalog.server.ts";
import { productBody } from "./product-body.ts";
import { recordProduct } from "./record-product.server.ts";
import { startCatalogSync } from "./start-catalog-sync.server.ts";

// Shopify's SDK keeps the fetch of its import; the stand-in comes later.
setAbstractFetchFunc((...request) => globalThis.fetch(...request));

const { serve, spoil, operation } = serveExports();
let started: { bulkOperation: object | null; userErrors: object[] };

beforeEach(async () => {
  await installWillow();
  await Promise.all([db.product.deleteMany(), db.syncRun.deleteMany()]);
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  started = { bulkOperation: { id: OPERATION, status: "CREATED" }, userErrors: [] };
  await answerAdmin((name) => {
    if (name === "RunBulkQuery") return { bulkOperationRunQuery: started };
    expect(name).toBe("BulkOperationState");
    return { bulkOperation: operation() };
  });
});
const runs = () => db.syncRun.findMany({ orderBy: { startedAt: "asc" } });
const jobNames = async () => (await waitingJobs()).map((job) => job.name);

describe("starting a catalog sync", () => {
  it("asks for the export once and looks after it", async () => {
    await startCatalogSync(WILLOW);
    await startCatalogSync(WILLOW);
    expect(await runs()).toMatchObject([{ kind: "catalog", state: "running", detail: OPERATION }]);
    expect(await waitingJobs()).toMatchObject([
      { name: "catalog.load", payload: { shop: WILLOW, operationGid: OPERATION } },
    ]);
  });

  it.each(["OPERATION_IN_PROGRESS", "LIMIT_REACHED"])("waits its turn on %s", async (code) => {
    started = { bulkOperation: null, userErrors: [{ code, field: null, message: "busy" }] };
    await startCatalogSync(WILLOW);
    expect(await jobNames()).toEqual(["catalog.sync"]);
    expect(await runs()).toEqual([]);
  });

  it("records a refusal", async () => {
    started = { bulkOperation: null, userErrors: [{ code: "INVALID", field: ["query"], message: "no connection" }] };
    await expect(startCatalogSync(WILLOW)).rejects.toThrow("no connection");
    expect(await runs()).toMatchObject([{ state: "failed", error: "no connection" }]);
  });
});

describe("loading a catalog", () => {
  it("mirrors products whose variants come anywhere behind them", async () => {
    serve([
      productLine(1),
      productLine(2, { status: "DRAFT", publishedAt: null, featuredMedia: null }),
      variantLine(2, "5.00", false),
      variantLine(1, "9.00", false),
      productLine(3),
      variantLine(1, "7.50"),
    ]);
    await startCatalogSync(WILLOW);
    await loadCatalog(WILLOW, OPERATION);
    const products = await findProducts(WILLOW, [1, 2, 3].map(gidOf));
    expect(products.sort((one, other) => one.gid.localeCompare(other.gid))).toMatchObject([
      { priceMinor: 750, available: true, status: "active", imageUrl: "https://cdn.example/1.jpg", currency: "EUR" },
      { priceMinor: 500, available: false, status: "draft", imageUrl: null, publishedAt: null },
      { priceMinor: 0, available: false },
    ]);
    expect(await runs()).toMatchObject([{ state: "done", done: 3, total: 3 }]);
    expect(await jobNames()).toContain("shop.learn");
  });

  it("marks what is gone, brings back what was missed, and leaves what is newer alone", async () => {
    serve([1, 2].flatMap((number) => [productLine(number), variantLine(number, "5.00")]));
    await loadCatalog(WILLOW, OPERATION);
    await recordProduct(
      WILLOW,
      productBody.parse({ id: 3, handle: "new", title: "New", updated_at: "2026-11-20T09:00:00Z" }),
    );
    const second = "gid://shopify/BulkOperation/2";
    serve([productLine(2, { title: "Older", updatedAt: "2026-10-01T08:00:00Z" })], { id: second });
    await loadCatalog(WILLOW, second);
    const byGid = new Map((await findProducts(WILLOW, [1, 2, 3].map(gidOf))).map((one) => [one.gid, one]));
    expect(byGid.get(gidOf(1))?.deletedAt).toBeInstanceOf(Date);
    expect(byGid.get(gidOf(2))).toMatchObject({ title: "Product 2", deletedAt: null });
    expect(byGid.get(gidOf(3))).toMatchObject({ title: "New", deletedAt: null });
    const third = "gid://shopify/BulkOperation/3";
    serve([productLine(1), variantLine(1, "5.00")], {
      id: third,
      createdAt: new Date(Date.now() + 1_000).toISOString(),
    });
    await loadCatalog(WILLOW, third);
    expect((await findProducts(WILLOW, [gidOf(1)]))[0]?.deletedAt).toBeNull();
  });

  it("mirrors care, and forgets what the shop took away", async () => {
    const care = { type: "multi_line_text_field", value: "Wash cold." };
    serve([productLine(1, { firstCare: null, secondCare: care }), productLine(2)]);
    await loadCatalog(WILLOW, OPERATION);
    const cares = async () => (await findProducts(WILLOW, [1, 2].map(gidOf))).map((one) => one.care).sort();
    expect(await cares()).toEqual(["", "Wash cold."]);
    serve([productLine(1, { firstCare: null, secondCare: null }), productLine(2)], {
      id: "gid://shopify/BulkOperation/2",
    });
    await loadCatalog(WILLOW, "gid://shopify/BulkOperation/2");
    expect(await cares()).toEqual(["", ""]);
  });

  it("takes an export without a file as an empty catalog", async () => {
    serve([productLine(1), variantLine(1, "5.00")]);
    await loadCatalog(WILLOW, OPERATION);
    const second = "gid://shopify/BulkOperation/2";
    serve([], { id: second, url: null });
    await loadCatalog(WILLOW, second);
    expect((await findProducts(WILLOW, [gidOf(1)]))[0]?.deletedAt).toBeInstanceOf(Date);
  });

  it("looks again while the operation runs", async () => {
    serve([], { status: "RUNNING", rootObjectCount: "40", url: null });
    await loadCatalog(WILLOW, OPERATION);
    expect(await runs()).toMatchObject([{ state: "running", done: 40, total: null }]);
    expect(await jobNames()).toEqual(["catalog.load"]);
  });

  it.each([
    ["FAILED", "TIMEOUT", "timeout"],
    ["CANCELED", null, "canceled"],
    ["EXPIRED", null, "expired"],
  ])("records an operation that ended as %s", async (status, errorCode, error) => {
    serve([], { status, errorCode, url: null });
    await loadCatalog(WILLOW, OPERATION);
    expect(await runs()).toMatchObject([{ state: "failed", error }]);
    expect(await jobNames()).toEqual([]);
  });

  it.each([
    ["holds fewer products than counted", () => serve([productLine(2)], { rootObjectCount: "9" }), /1 of 9/],
    ["is no JSON", () => spoil("<html>"), /JSON/],
    ["lies elsewhere without encryption", () => serve([], { url: "http://files.example/x" }), /Not downloading/],
  ])("loses nothing when the export %s", async (_what, spoil, message) => {
    serve([productLine(1), variantLine(1, "5.00")]);
    await loadCatalog(WILLOW, OPERATION);
    await db.syncRun.deleteMany();
    spoil();
    await expect(loadCatalog(WILLOW, OPERATION)).rejects.toThrow(message);
    expect(await runs()).toMatchObject([{ state: "failed", error: expect.stringMatching(message) as string }]);
    expect((await findProducts(WILLOW, [gidOf(1)]))[0]?.deletedAt).toBeNull();
  });

  it("leaves bulk operations of other kinds alone", async () => {
    serve([productLine(1)], { query: "{ orders { edges { node { id } } } }" });
    await loadCatalog(WILLOW, OPERATION);
    expect(await runs()).toEqual([]);
    expect(await db.product.count()).toBe(0);
  });
});

describe("a download", () => {
  it("that breaks off throws before it is read", async () => {
    const broken = createServer((_request, response) => {
      response.writeHead(200, { "content-length": "1000" });
      response.write("half", () => response.destroy());
    });
    await new Promise<void>((done) => broken.listen(0, "127.0.0.1", done));
    const address = `http://127.0.0.1:${(broken.address() as AddressInfo).port}/`;
    let wasRead = false;
    await expect(withDownload(address, () => Promise.resolve((wasRead = true)))).rejects.toThrow();
    expect(wasRead).toBe(false);
    await new Promise((done) => broken.close(done));
  });
});
