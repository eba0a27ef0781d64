import { db } from "#app/db.server.ts";

import type { BoughtProduct } from "./regret.ts";

/** How many products that share something with the bought ones are compared with them. */
const MOST_ALIKE = 300;

/**
 * What the merchant calls related to these, and the newest that can be had of what shares a type or a tag with them. The vendor alone makes no candidate: many shops have only one.
 */
export async function findAlike(shop: string, bought: readonly BoughtProduct[], now: Date): Promise<string[]> {
  const named = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== "");
  const types = named(bought.map((one) => one.productType));
  const tags = named(bought.flatMap((one) => one.tags));
  const related = await findRelated(shop, bought);
  if (types.length === 0 && tags.length === 0) return related;
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
  return [...new Set([...related, ...rows.map((row) => row.gid)])];
}

/** Search & Discovery's lists of related products. */
async function findRelated(shop: string, bought: readonly BoughtProduct[]): Promise<string[]> {
  const rows = await db.product.findMany({
    where: { shop, gid: { in: bought.map(({ gid }) => gid) } },
    select: { relatedGids: true },
  });
  return rows.flatMap((row) => row.relatedGids);
}
