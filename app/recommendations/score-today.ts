import type { StoredProduct } from "#app/catalog/product.ts";

import type { Pair } from "./bought-together.ts";
import { byText } from "./by-text.ts";
import { compareKinds } from "./likeness.ts";
import type { BoughtProduct } from "./regret.ts";
import type { Reason, ScoredCandidate } from "./scored-candidate.ts";

/** What is known about the shop when picks are made. */
export interface Evidence {
  /** Everything that may be shown, in any order. */
  candidates: readonly StoredProduct[];
  /** Neighbours of the bought products. */
  pairs: readonly Pair[];
  /** Orders of the last 60 days that hold a product. */
  sales: ReadonlyMap<string, number>;
}

/** A pair that met once may have met by chance. */
const LEAST_ORDERS = 2;
/** What was bought together outweighs any likeness, and likeness any number of sales. */
const WEIGHT = { together: 4, alike: 2, sales: 0.1 } as const;

/** Scores candidates by neighbours, likeness and sales: no order, no person and no time is looked at. */
export function scoreCandidates(bought: readonly BoughtProduct[], evidence: Evidence): ScoredCandidate[] {
  const kept = bought.filter((one) => one.kept);
  const likeness = compareKinds([...evidence.candidates, ...kept]);
  const pairsOf = groupPairs(evidence.pairs, new Set(kept.map((one) => one.gid)));
  return evidence.candidates.map((product) => {
    const pairs = pairsOf.get(product.gid) ?? [];
    const together = strongest(pairs.map((pair) => ({ ...pair, gid: pair.productGid, strength: pair.score })));
    const alike = strongest(kept.map((one) => ({ gid: one.gid, strength: likeness(product, one), orders: 0 })));
    const popularity = evidence.sales.get(product.gid) ?? 0;
    const met = pairs.reduce((sum, pair) => sum + pair.score, 0);
    const score =
      (met > 0 ? WEIGHT.together + met : 0) +
      WEIGHT.alike * (alike?.strength ?? 0) +
      WEIGHT.sales * Math.log1p(popularity);
    const isCold = popularity === 0 && pairs.length === 0;
    return { product, score, together, next: null, alike, popularity, repeat: null, isCold };
  });
}

function groupPairs(pairs: readonly Pair[], kept: ReadonlySet<string>): Map<string, Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    if (pair.orders < LEAST_ORDERS || !kept.has(pair.productGid)) continue;
    groups.set(pair.otherGid, [...(groups.get(pair.otherGid) ?? []), pair]);
  }
  return groups;
}

function strongest(reasons: readonly Reason[]): Reason | null {
  const [first] = reasons.toSorted((one, other) => other.strength - one.strength || byText(one.gid, other.gid));
  return first ? { gid: first.gid, strength: first.strength, orders: first.orders } : null;
}
