import { isShowable } from "#app/catalog/product.ts";

import { claimOf } from "./claim.ts";
import type { PickKind } from "./pick-kind.ts";
import { isRegretSafe, type Purchase } from "./regret.ts";
import type { ScoredCandidate } from "./scored-candidate.ts";
import { type Claimed, fillSlate } from "./slate.ts";
import type { Wishes } from "./wishes.ts";

export interface Pick {
  productGid: string;
  kind: PickKind;
  /** The bought product that explains it. */
  becauseGid: string | null;
  score: number;
}

/**
 * What else to show with an order, best first: up to eight products that pass the rules of `regret.ts` and the
 * merchant's wishes, each with the kind and the bought product that explain it (`slate.ts` says in which order).
 * Nothing is picked for an order of which nothing was kept. The same evidence gives the same picks.
 */
export function choosePicks(
  purchase: Purchase,
  candidates: readonly ScoredCandidate[],
  wishes: Wishes,
  now: Date,
): Pick[] {
  if (!purchase.bought.some((one) => one.kept)) return [];
  const claimed = candidates.flatMap((candidate): Claimed[] => {
    const { product } = candidate;
    if (wishes.excluded.has(product.gid)) return [];
    const claim = claimOf(candidate, purchase, wishes);
    if (!claim || !isRegretSafe(product, purchase, now, claim.kind === "refill")) return [];
    return [{ ...claim, product, score: candidate.score + (wishes.boosts.get(product.gid) ?? 0) }];
  });
  return fillSlate(
    claimed,
    wishes.handPicked.map(({ gid }) => gid),
  ).map(asPick);
}

/** What sells best, for a page without an order. */
export function chooseBestSellers(candidates: readonly ScoredCandidate[], wishes: Wishes, now: Date): Pick[] {
  const selling = candidates
    .filter(
      ({ product, popularity }) =>
        popularity > 0 && isShowable(product, now, null) && !wishes.excluded.has(product.gid),
    )
    .map(({ product, popularity }): Claimed => {
      const score = Math.log(popularity) + (wishes.boosts.get(product.gid) ?? 0);
      return { product, kind: "best_seller", becauseGid: null, strength: 0, score };
    });
  return fillSlate(selling, []).map(asPick);
}

function asPick({ product, kind, becauseGid, score }: Claimed): Pick {
  return { productGid: product.gid, kind, becauseGid, score };
}
