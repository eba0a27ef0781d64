import { expect, it } from "vitest";

import { findProducts } from "#app/catalog/find-products.server.ts";
import { db } from "#app/db.server.ts";
import { WILLOW } from "#tests/support/willow.ts";

import { isIn } from "./match-scope.ts";
import type { Scope } from "./rule.ts";
import { scopeSql } from "./scope-sql.ts";

const PAST = new Date("2026-01-01");
const COLLECTIONS = ["gid://shopify/Collection/1", "gid://shopify/Collection/2"];
const gid = (id: number) => `gid://shopify/Product/${id}`;

const PRODUCTS = [
  { productType: "Tea", tags: ["Spring", "gift"], collectionGids: COLLECTIONS },
  { productType: " TEA", tags: [" spring "], collectionGids: [] },
  { productType: "", tags: [], collectionGids: COLLECTIONS.slice(1) },
  { productType: "Große Kanne", tags: ["ÄRMEL"], collectionGids: [] },
];

const SCOPES: Scope[] = [
  { by: "any", values: [] },
  { by: "product", values: [gid(0), gid(2), gid(9)] },
  { by: "collection", values: COLLECTIONS.slice(0, 1) },
  { by: "collection", values: COLLECTIONS },
  { by: "type", values: ["tea "] },
  { by: "type", values: ["GROßE KANNE", "mug"] },
  { by: "tag", values: ["SPRING"] },
  { by: "tag", values: ["ärmel", "gift"] },
];

it("answers in SQL as it does in memory", async () => {
  const facts = { shop: WILLOW, handle: "p", title: "P", status: "active", available: true, currency: "EUR" };
  const dates = { publishedAt: PAST, createdAt: PAST, sourceUpdatedAt: PAST };
  const rows = PRODUCTS.map((product, id) => ({ ...facts, ...dates, ...product, gid: gid(id), priceMinor: 1_000n }));
  await db.product.createMany({ data: rows });
  const products = await findProducts(
    WILLOW,
    rows.map((row) => row.gid),
  );
  for (const scope of SCOPES) {
    const found = await db.$queryRaw<{ gid: string }[]>`
      select gid from "Product" product where shop = ${WILLOW} and ${scopeSql(scope, "product")}`;
    const expected = products.filter((product) => isIn(scope, product)).map((product) => product.gid);
    expect(found.map((row) => row.gid).toSorted(), JSON.stringify(scope)).toEqual(expected.toSorted());
  }
});
