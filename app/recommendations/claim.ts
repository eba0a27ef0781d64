import type { PickKind } from "./pick-kind.ts";
import type { Purchase } from "./regret.ts";
import type { Reason, ScoredCandidate } from "./scored-candidate.ts";
import type { Wishes } from "./wishes.ts";

/** What a pick says of itself. */
export interface Claim {
  kind: PickKind;
  /** The bought product that explains it. */
  becauseGid: string | null;
}

/** Below this, likeness is no reason. */
const LEAST_LIKENESS = 0.2;

/** The strongest claim that a candidate may make under these wishes; null when nothing speaks for it. */
export function claimOf(candidate: ScoredCandidate, purchase: Purchase, wishes: Wishes): Claim | null {
  const kept = new Set(purchase.bought.filter((one) => one.kept).map((one) => one.gid));
  const hand = wishes.handPicked.find(({ gid }) => gid === candidate.product.gid);
  const claims: (Claim | null)[] = [
    hand && (hand.becauseGid === null || kept.has(hand.becauseGid))
      ? { kind: "hand_picked", becauseGid: hand.becauseGid }
      : null,
    because("completes", candidate.together, kept),
    because("because_bought", candidate.next, kept),
    candidate.isCold && (candidate.alike?.strength ?? 0) >= LEAST_LIKENESS
      ? because("new_arrival", candidate.alike, kept)
      : null,
    candidate.popularity > 0 ? { kind: "best_seller", becauseGid: null } : null,
  ];
  return claims.find((claim) => claim !== null && wishes.kinds.has(claim.kind)) ?? null;
}

function because(kind: PickKind, reason: Reason | null, kept: ReadonlySet<string>): Claim | null {
  return reason && kept.has(reason.gid) ? { kind, becauseGid: reason.gid } : null;
}
