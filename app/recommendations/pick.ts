import { isShowable, type StoredProduct } from "#app/catalog/product.ts";

import { byText } from "./by-text.ts";
import { type Claim, claimOf } from "./claim.ts";
import type { PickKind } from "./pick-kind.ts";
import { isRegretSafe, type Purchase } from "./regret.ts";
import type { ScoredCandidate } from "./scored-candidate.ts";
import type { Wishes } from "./wishes.ts";

export interface Pick {
  productGid: string;
  kind: PickKind;
  /** The bought product that explains it. */
  becauseGid: string | null;
  score: number;
}

const MOST_PICKS = 8;
const MOST_OF_A_TYPE = 2;

interface Claimed extends Claim {
  product: StoredProduct;
  score: number;
}

/**
 * What else to show with an order, best first: up to eight products that pass the rules of `regret.ts` and the
 * merchant's wishes, each with the kind and the bought product that explain it. The merchant's own come first, then
 * the best scores. Nothing is picked for an order of which nothing was kept. The same evidence gives the same picks.
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
  return choose(claimed.toSorted((one, other) => inOrder(one, other, wishes))).map(asPick);
}

/** What sells best, for a page without an order. */
export function chooseBestSellers(candidates: readonly ScoredCandidate[], wishes: Wishes, now: Date): Pick[] {
  const selling = candidates
    .filter(
      ({ product, popularity }) =>
        popularity > 0 && isShowable(product, now, null) && !wishes.excluded.has(product.gid),
    )
    .map(({ product, popularity }) => ({ product, kind: "best_seller" as const, becauseGid: null, score: popularity }));
  return choose(selling.toSorted((one, other) => inOrder(one, other, wishes))).map(asPick);
}

function inOrder(one: Claimed, other: Claimed, { handPicked }: Wishes): number {
  const place = ({ kind, product }: Claimed) =>
    kind === "hand_picked" ? handPicked.findIndex(({ gid }) => gid === product.gid) : handPicked.length;
  return place(one) - place(other) || other.score - one.score || byText(one.product.gid, other.product.gid);
}

/** Takes from the top, every product once and no type more than twice; products without a type are all of their own. */
function choose(ranked: readonly Claimed[]): Claimed[] {
  const chosen: Claimed[] = [];
  const ofType = new Map<string, number>();
  for (const claimed of ranked) {
    if (chosen.length >= MOST_PICKS) break;
    const type = claimed.product.productType.trim().toLowerCase();
    const count = ofType.get(type) ?? 0;
    if (claimed.kind !== "hand_picked" && type !== "" && count >= MOST_OF_A_TYPE) continue;
    chosen.push(claimed);
    ofType.set(type, count + 1);
  }
  return chosen;
}

function asPick({ product, kind, becauseGid, score }: Claimed): Pick {
  return { productGid: product.gid, kind, becauseGid, score };
}
