import { findProducts } from "#app/catalog/find-products.server.ts";
import { db } from "#app/db.server.ts";

import type { PickKind } from "./pick-kind.ts";
import { chooseBestSellers, choosePicks } from "./pick.ts";
import { findWishes } from "./rules/find-wishes.server.ts";
import { ANY_PRODUCT } from "./save-pairs.server.ts";
import { scoreCandidates } from "./score-today.ts";

/** What a shelf shows, without anything that the shop itself knows better. */
export interface ShelfPick {
  productGid: string;
  handle: string;
  kind: PickKind;
}

/**
 * What to show beside a product, or of the best of the shop, best first: up to eight. Only rows made
 * ahead are read: neighbours and best sellers.
 * @param productGid null on a page without a product
 */
export async function listProductPicks(shop: string, productGid: string | null, now: Date): Promise<ShelfPick[]> {
  const sources = productGid === null ? [ANY_PRODUCT] : [ANY_PRODUCT, productGid];
  const rows = await db.productPair.findMany({ where: { shop, productGid: { in: sources } } });
  const gids = new Set(rows.map((row) => row.otherGid));
  const products = await findProducts(shop, [...gids, ...(productGid === null ? [] : [productGid])]);
  const byGid = new Map(products.map((product) => [product.gid, product]));
  const popular = rows.filter((row) => row.productGid === ANY_PRODUCT);
  const evidence = {
    candidates: products.filter((product) => gids.has(product.gid) && product.gid !== productGid),
    pairs: rows.filter((row) => row.productGid !== ANY_PRODUCT),
    sales: new Map(popular.map((row) => [row.otherGid, row.orders])),
  };
  // Beside a product the rules are those of an order that holds nothing else.
  const beside = byGid.get(productGid ?? "");
  const bought = beside ? [{ ...beside, kept: true }] : [];
  const { candidates, wishes } = await findWishes(shop, { bought }, scoreCandidates(bought, evidence));
  const picks = beside
    ? choosePicks({ bought, owned: new Map(), country: null }, candidates, wishes, now)
    : chooseBestSellers(candidates, wishes, now);
  const handles = new Map(candidates.map(({ product }) => [product.gid, product.handle]));
  return picks.flatMap(({ productGid: gid, kind }) => {
    const handle = handles.get(gid);
    return handle === undefined ? [] : [{ productGid: gid, handle, kind }];
  });
}
