import { findProducts } from "#app/catalog/find-products.server.ts";

import { compareTraits, type Traits } from "./likeness.ts";
import { findEvidence } from "./find-evidence.server.ts";
import type { EarlierOrder } from "./find-history.server.ts";
import type { BoughtProduct } from "./regret.ts";
import { scoreLocally } from "./score-locally.ts";
import type { Reason, ScoredCandidate } from "./scored-candidate.ts";

/** How many of the best a choice is made from. */
const MOST_SCORED = 150;

/** What is asked for: what goes with a purchase. */
export interface Wanted {
  bought: readonly BoughtProduct[];
  placedAt: Date;
  /** What the same person ordered before, oldest first. */
  earlier: readonly EarlierOrder[];
  /** Other products to be looked at, though nothing may have been learned of them. */
  alike: readonly string[];
}

/** Scores what may go with a purchase by all that the shop's orders have taught: up to 150 candidates, best first. */
export async function scoreCandidates(shop: string, wanted: Wanted, now: Date): Promise<ScoredCandidate[]> {
  const earlier = wanted.earlier.flatMap((order) => order.productGids);
  const found = await findEvidence(shop, wanted.bought, earlier, wanted.alike);
  const scored = scoreLocally(found, wanted, now).slice(0, MOST_SCORED);
  const kept = wanted.bought.filter((one) => one.kept);
  const gids = [...new Set([...scored, ...kept].map(({ gid }) => gid))];
  const products = new Map((await findProducts(shop, gids)).map((product) => [product.gid, product]));
  const isRelated = (one: string, other: string) => products.get(one)?.relatedGids.includes(other) ?? false;
  const likeness = compareTraits([...products.values(), ...kept]);
  return scored.flatMap(({ gid, ...rest }) => {
    const product = products.get(gid);
    if (!product) return [];
    const said = kept.find((one) => isRelated(one.gid, gid));
    // What the merchant says is alike (Search & Discovery's related products) needs no measuring.
    const alike = said ? { gid: said.gid, strength: 1, orders: 0 } : closestOf(product, kept, likeness);
    return [{ ...rest, product, alike }];
  });
}

function closestOf(
  product: Traits,
  kept: readonly BoughtProduct[],
  likeness: (one: Traits, other: Traits) => number,
): Reason | null {
  let closest: Reason | null = null;
  for (const one of kept) {
    const strength = likeness(product, one);
    if (strength > (closest?.strength ?? -1)) closest = { gid: one.gid, strength, orders: 0 };
  }
  return closest;
}
