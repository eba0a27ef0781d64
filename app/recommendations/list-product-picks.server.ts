import { findProducts } from "#app/catalog/find-products.server.ts";

import type { PickKind } from "./pick-kind.ts";
import { chooseBestSellers, choosePicks } from "./pick.ts";
import { findWishes } from "./rules/find-wishes.server.ts";
import { scoreCandidates } from "./score-candidates.server.ts";

/** What a shelf shows, without anything that the shop itself knows better. */
export interface ShelfPick {
  productGid: string;
  handle: string;
  kind: PickKind;
}

/**
 * What to show beside a product, or of the best of the shop, best first: up to eight. What was
 * learned ahead is read, and put in order.
 * @param productGid null on a page without a product
 */
export async function listProductPicks(shop: string, productGid: string | null, now: Date): Promise<ShelfPick[]> {
  const beside = productGid === null ? undefined : (await findProducts(shop, [productGid]))[0];
  // Beside a product the rules are those of an order that holds nothing else.
  const bought = beside ? [{ ...beside, kept: true }] : [];
  const scored = await scoreCandidates(shop, { bought, placedAt: now, earlier: [], alike: [] }, now);
  const { candidates, wishes } = await findWishes(shop, { bought }, scored);
  const picks = beside
    ? choosePicks({ bought, owned: new Map(), country: null }, candidates, wishes, now)
    : chooseBestSellers(candidates, wishes, now);
  const handles = new Map(candidates.map(({ product }) => [product.gid, product.handle]));
  return picks.flatMap(({ productGid: gid, kind }) => {
    const handle = handles.get(gid);
    return handle === undefined ? [] : [{ productGid: gid, handle, kind }];
  });
}
