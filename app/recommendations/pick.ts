import { isShowable, type StoredProduct } from "#app/catalog/product.ts";

import { type Claim, prepareClaims } from "./claim.ts";
import { haveMoreThanLooksInCommon } from "./core-words.ts";
import type { PickKind } from "./pick-kind.ts";
import { findRegret, type Purchase, type RegretReason } from "./regret.ts";
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

/** A candidate that is not shown, and why: a rule against regret, the merchant's, nothing that speaks for it, or better ones. */
export interface LeftOut {
  productGid: string;
  why: RegretReason | "excluded" | "no_reason" | "others_first";
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
  return explainPicks(purchase, candidates, wishes, now).picks;
}

/** The same, and why every other candidate is not among them. */
export function explainPicks(
  purchase: Purchase,
  candidates: readonly ScoredCandidate[],
  wishes: Wishes,
  now: Date,
): { picks: Pick[]; leftOut: LeftOut[] } {
  const claimOf = prepareClaims(purchase, candidates, wishes);
  const judged = candidates.map((candidate) => judge(candidate, claimOf(candidate), purchase, wishes, now));
  const claimed = judged.filter((one) => "kind" in one);
  const isAnyKept = purchase.bought.some((one) => one.kept);
  const hands = wishes.handPicked.map(({ gid }) => gid);
  const picks = isAnyKept ? fillSlate(claimed, hands).map(asPick) : [];
  const shown = new Set(picks.map((pick) => pick.productGid));
  const leftOut = judged.flatMap((one): LeftOut[] => {
    if (!("kind" in one)) return [one];
    const productGid = one.product.gid;
    return shown.has(productGid) ? [] : [{ productGid, why: "others_first" }];
  });
  return { picks, leftOut };
}

function judge(
  { product, score }: ScoredCandidate,
  claim: Claim | null,
  purchase: Purchase,
  wishes: Wishes,
  now: Date,
): Claimed | LeftOut {
  const productGid = product.gid;
  if (wishes.excluded.has(productGid)) return { productGid, why: "excluded" };
  const regret = findRegret(product, purchase, now, claim?.kind === "refill");
  if (regret) return { productGid, why: regret };
  return claim
    ? { ...claim, product, isKin: isKin(product, purchase), score: score + (wishes.boosts.get(productGid) ?? 0) }
    : { productGid, why: "no_reason" };
}

/** What sells best, for a page without an order, after what the merchant pins everywhere. */
export function chooseBestSellers(candidates: readonly ScoredCandidate[], wishes: Wishes, now: Date): Pick[] {
  const hands = wishes.kinds.has("hand_picked") ? wishes.handPicked.map(({ gid }) => gid) : [];
  const claimed = candidates
    .filter(({ product }) => isShowable(product, now, null) && !wishes.excluded.has(product.gid))
    .flatMap(({ product, popularity }): Claimed[] => {
      const kind = hands.includes(product.gid) ? "hand_picked" : "best_seller";
      if (kind === "best_seller" && popularity === 0) return [];
      const score = Math.log(Math.max(1, popularity)) + (wishes.boosts.get(product.gid) ?? 0);
      return [{ product, kind, becauseGid: null, strength: 0, isKin: false, score }];
    });
  return fillSlate(claimed, hands).map(asPick);
}

function asPick({ product, kind, becauseGid, score }: Claimed): Pick {
  return { productGid: product.gid, kind, becauseGid, score };
}

function isKin(product: StoredProduct, { bought }: Purchase): boolean {
  return bought.some((one) => one.kept && haveMoreThanLooksInCommon(product, one));
}
