import { findProducts } from "#app/catalog/find-products.server.ts";
import { db } from "#app/db.server.ts";

import type { BoughtProduct } from "./regret.ts";
import { ANY_PRODUCT } from "./save-pairs.server.ts";
import type { Evidence } from "./score-today.ts";

/** How many products that share something with the bought ones are compared with them. */
const MOST_ALIKE = 300;

/** Everything from which picks for these products may be made: a few hundred candidates, never the catalog. */
export async function findEvidence(shop: string, bought: readonly BoughtProduct[], now: Date): Promise<Evidence> {
  const gids = bought.map((one) => one.gid);
  const [rows, alike] = await Promise.all([
    db.productPair.findMany({ where: { shop, productGid: { in: [ANY_PRODUCT, ...gids] } } }),
    findAlike(shop, bought, now),
  ]);
  const pairs = rows.filter((row) => row.productGid !== ANY_PRODUCT);
  const popular = rows.filter((row) => row.productGid === ANY_PRODUCT);
  const candidates = await findProducts(shop, [...new Set([...rows.map((row) => row.otherGid), ...alike])]);
  return { candidates, pairs, sales: new Map(popular.map((row) => [row.otherGid, row.orders])) };
}

/** The vendor alone makes no candidate: many shops have only one. */
async function findAlike(shop: string, bought: readonly BoughtProduct[], now: Date): Promise<string[]> {
  const named = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== "");
  const types = named(bought.map((one) => one.productType));
  const tags = named(bought.flatMap((one) => one.tags));
  const rows = await db.product.findMany({
    where: {
      shop,
      deletedAt: null,
      status: "active",
      available: true,
      publishedAt: { lte: now },
      OR: [{ productType: { in: types } }, { tags: { hasSome: tags } }],
    },
    // Likeness is for products without a history of their own: those are the newest.
    orderBy: [{ createdAt: "desc" }, { gid: "asc" }],
    take: MOST_ALIKE,
    select: { gid: true },
  });
  return rows.map((row) => row.gid);
}
