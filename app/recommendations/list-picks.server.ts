import { findProducts } from "#app/catalog/find-products.server.ts";
import { db } from "#app/db.server.ts";

import { findPurchase } from "./find-purchase.server.ts";
import { PICK_KINDS, type PickKind } from "./pick.ts";
import { isRegretSafe } from "./regret.ts";

/** A pick as a page shows it. */
export interface PickView {
  productGid: string;
  handle: string;
  title: string;
  imageUrl: string | null;
  imageAlt: string | null;
  /** Minor units of `currency`, the shop's. */
  priceMinor: number;
  currency: string;
  kind: PickKind;
  /** Title of the bought product it goes with; null for best sellers. */
  becauseTitle: string | null;
}

/**
 * The picks of an order, best first. They were made earlier, so every rule is held against them once more:
 * what has sold out, been deleted, been bought meanwhile or become a bargain since is left out.
 */
export async function listPicks(shop: string, orderId: string): Promise<PickView[]> {
  const [picks, purchase] = await Promise.all([
    db.pick.findMany({ where: { shop, orderId }, orderBy: { position: "asc" } }),
    findPurchase(shop, orderId, new Date()),
  ]);
  if (!purchase?.bought.some((one) => one.kept)) return [];
  const products = await findProducts(
    shop,
    picks.map((pick) => pick.productGid),
  );
  const safe = new Map(
    products.filter((product) => isRegretSafe(product, purchase)).map((product) => [product.gid, product]),
  );
  const titles = new Map(purchase.bought.filter((one) => one.kept).map((one) => [one.gid, one.title]));
  return picks.flatMap((pick) => {
    const product = safe.get(pick.productGid);
    // A reason that was sent back is none any more.
    const becauseTitle = pick.becauseGid === null ? null : titles.get(pick.becauseGid);
    if (!product || becauseTitle === undefined) return [];
    const { handle, title, imageUrl, imageAlt, priceMinor, currency } = product;
    const kind = PICK_KINDS.find((known) => known === pick.kind) ?? "best_seller";
    return [{ productGid: product.gid, handle, title, imageUrl, imageAlt, priceMinor, currency, kind, becauseTitle }];
  });
}
