import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { afterEach, beforeEach } from "vitest";

import { CATALOG_EXPORT } from "#app/catalog/products.graphql.ts";

export const OPERATION = "gid://shopify/BulkOperation/1";
export const gidOf = (number: number) => `gid://shopify/Product/${number}`;

/** A product as an export tells it. */
export const productLine = (number: number, change: object = {}) => ({
  id: gidOf(number),
  handle: `product-${number}`,
  title: `Product ${number}`,
  productType: "Mug",
  vendor: "Willow",
  tags: ["clay"],
  status: "ACTIVE",
  publishedAt: "2026-10-01T08:00:00Z",
  createdAt: "2026-09-01T08:00:00Z",
  updatedAt: "2026-11-01T08:00:00Z",
  featuredMedia: { preview: { image: { url: "https://cdn.example/1.jpg", altText: null } } },
  ...change,
});

export const variantLine = (number: number, price: string, availableForSale = true) => ({
  id: `gid://shopify/ProductVariant/${number}`,
  price,
  availableForSale,
  __parentId: gidOf(number),
});

export const collectionLine = (product: number, collection: number, change: object = {}) => ({
  id: `gid://shopify/Collection/${collection}`,
  handle: `collection-${collection}`,
  title: `Collection ${collection}`,
  updatedAt: "2026-11-01T08:00:00Z",
  ...change,
  __parentId: gidOf(product),
});

/** Serves one export at a time, in every test of the file: what its operation says, and its lines. */
export function serveExports() {
  let file = "";
  let operation: Record<string, unknown> = {};
  const server = createServer((_request, response) => response.end(file));
  beforeEach(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
  afterEach(() => new Promise((done) => server.close(done)));
  return {
    operation: () => operation,
    /** Other bytes than the operation speaks of. */
    spoil: (bytes: string) => (file = bytes),
    serve: (lines: object[], change: object = {}) => {
      file = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
      operation = {
        id: OPERATION,
        status: "COMPLETED",
        errorCode: null,
        createdAt: "2026-11-20T08:00:00Z",
        objectCount: String(lines.length),
        rootObjectCount: String(lines.filter((line) => !("__parentId" in line)).length),
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/export.jsonl`,
        query: CATALOG_EXPORT,
        ...change,
      };
    },
  };
}
