import { byText } from "./by-text.ts";
import type { PickKind } from "./pick-kind.ts";
import type { BoughtProduct, Purchase } from "./regret.ts";
import { isDue } from "./repeat.ts";
import type { Reason, ScoredCandidate } from "./scored-candidate.ts";
import { stepUp } from "./step-up.ts";
import { titleLikeness } from "./title-words.ts";
import type { Wishes } from "./wishes.ts";

/** What a pick says of itself. */
export interface Claim {
  kind: PickKind;
  /** The bought product that explains it. */
  becauseGid: string | null;
  /** 0 to 1: how well it is founded; of best sellers 0. */
  strength: number;
}

/** Below this, likeness is no reason. */
const LEAST_LIKENESS = 0.2;
/** One or two orders make no best seller. */
const LEAST_SALES = 2;
/** What is bought with it as firmly as this goes with it, though it is a better one of its kind too. */
const FIRM = 0.2;
/** From here on two titles name one thing in two looks. */
const SAME_THING = 0.5;

type Told = Omit<Claim, "kind">;

/** The strongest claim that a candidate may make under these wishes; null when nothing speaks for it. */
export function claimOf(candidate: ScoredCandidate, purchase: Purchase, wishes: Wishes): Claim | null {
  const claims = claimsOf(candidate, purchase, wishes);
  return claims.find(({ kind }) => wishes.kinds.has(kind)) ?? null;
}

function claimsOf(candidate: ScoredCandidate, purchase: Purchase, wishes: Wishes): Claim[] {
  const kept = purchase.bought.filter((one) => one.kept);
  const told = (reason: Reason | null): Told | null =>
    reason && kept.some(({ gid }) => gid === reason.gid) ? { becauseGid: reason.gid, strength: reason.strength } : null;
  const claims: Claim[] = [];
  const claim = (kind: PickKind, reason: Told | null) => reason && claims.push({ kind, ...reason });

  claim("hand_picked", handPicked(candidate, kept, wishes));
  // What they have may come back as a refill alone.
  if (purchase.owned.has(candidate.product.gid)) {
    claim("refill", refill(candidate, kept));
    return claims;
  }
  const [together, next, better] = [told(candidate.together), told(candidate.next), betterModel(candidate, kept)];
  const isFirm = (together?.strength ?? 0) >= FIRM;
  if (!isFirm) claim("step_up", better);
  const isNextFirst = (next?.strength ?? 0) > (together?.strength ?? 0);
  if (isNextFirst) claim("because_bought", next);
  claim("completes", together);
  if (!isNextFirst) claim("because_bought", next);
  if (isFirm) claim("step_up", better);
  const alike = told(candidate.alike);
  if (candidate.isCold && (alike?.strength ?? 0) >= LEAST_LIKENESS) claim("new_arrival", alike);
  if (candidate.popularity >= LEAST_SALES) claim("best_seller", { becauseGid: null, strength: 0 });
  return claims;
}

function handPicked({ product }: ScoredCandidate, kept: readonly BoughtProduct[], wishes: Wishes): Told | null {
  const hand = wishes.handPicked.find(({ gid, becauseGid }) => {
    return gid === product.gid && (becauseGid === null || kept.some((one) => one.gid === becauseGid));
  });
  return hand ? { becauseGid: hand.becauseGid, strength: 1 } : null;
}

/** Who has just bought something like it has no need of more. */
function refill({ product, repeat }: ScoredCandidate, kept: readonly BoughtProduct[]): Told | null {
  if (!repeat || !isDue(repeat) || kept.some((one) => titleLikeness(one, product) >= SAME_THING)) return null;
  return { becauseGid: null, strength: repeat.repeatShare };
}

function betterModel({ product }: ScoredCandidate, kept: readonly BoughtProduct[]): Told | null {
  const [best] = kept
    .map((one) => ({ becauseGid: one.gid, strength: stepUp(product, one) }))
    .filter(({ strength }) => strength > 0)
    .toSorted((one, other) => other.strength - one.strength || byText(one.becauseGid, other.becauseGid));
  return best ?? null;
}
