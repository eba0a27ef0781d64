import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { findScopeValues } from "./find-scope-values.server.ts";
import { listRules } from "./list-rules.server.ts";
import { saveRule } from "./save-rule.server.ts";

const PAST = new Date("2026-01-01");
const gid = (id: number) => `gid://shopify/Product/${id}`;
const COLLECTION = "gid://shopify/Collection/1";

async function stock(id: number, title: string, change: object = {}, shop = WILLOW) {
  const facts = { shop, gid: gid(id), handle: `p${id}`, title, status: "active", available: true, tags: [] };
  const dates = { publishedAt: PAST, createdAt: PAST, sourceUpdatedAt: PAST };
  await db.product.create({ data: { ...facts, ...dates, priceMinor: 1_000n, currency: "EUR", ...change } });
}

beforeEach(async () => {
  await db.$executeRaw`truncate "Product", "Collection", "PickRule" cascade`;
  await installWillow();
  await stock(1, "Coffee press", { productType: "Coffee", tags: ["Brew", "gift"] });
  await stock(2, "100 % linen throw", { productType: "coffee ", tags: ["brew", "Brew"] });
  await stock(3, "Old press", { deletedAt: PAST, tags: ["gone"] });
  await stock(4, "Coffee of others", {}, OTHER_SHOP);
  const collection = { shop: WILLOW, gid: COLLECTION, handle: "brewing", title: "Brewing", sourceUpdatedAt: PAST };
  await db.collection.create({ data: collection });
});

describe("findScopeValues", () => {
  const labels = async (by: "product" | "collection" | "tag" | "type", search: string) =>
    (await findScopeValues(WILLOW, by, search)).map(({ label }) => label);

  it("finds living products of the shop by a part of their title, signs included", async () => {
    expect(await findScopeValues(WILLOW, "product", " PRESS")).toEqual([{ value: gid(1), label: "Coffee press" }]);
    expect(await labels("product", "%")).toEqual(["100 % linen throw"]);
    expect(await labels("product", "")).toEqual(["100 % linen throw", "Coffee press"]);
  });

  it("finds collections, and every tag and type once, however it is written", async () => {
    expect(await findScopeValues(WILLOW, "collection", "brew")).toEqual([{ value: COLLECTION, label: "Brewing" }]);
    expect(await labels("tag", "")).toEqual(["Brew", "gift"]);
    expect(await labels("type", "off")).toHaveLength(1);
  });
});

describe("listRules", () => {
  it("names what rules name, and says what is gone", async () => {
    const products = { by: "product" as const, values: [gid(3), gid(1), gid(9)] };
    await saveRule(WILLOW, null, { effect: "pin", when: { by: "collection", values: [COLLECTION] }, products });
    expect(await listRules(WILLOW)).toMatchObject([
      {
        effect: "pin",
        when: { by: "collection", values: [{ value: COLLECTION, label: "Brewing", isGone: false }] },
        products: {
          values: [
            { label: "Old press", isGone: true },
            { label: "Coffee press", isGone: false },
            { label: "Something that was deleted", isGone: true },
          ],
        },
      },
    ]);
  });
});
