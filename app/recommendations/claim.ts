import type { StoredProduct } from "#app/catalog/product.ts";

import { byText } from "./by-text.ts";
import { haveMoreThanLooksInCommon, isSameInAnotherLook } from "./core-words.ts";
import type { PickKind } from "./pick-kind.ts";
import { foldType, isTypeShared } from "./product-type.ts";
import type { BoughtProduct, Purchase } from "./regret.ts";
import { isDue } from "./repeat.ts";
import type { Reason, ScoredCandidate } from "./scored-candidate.ts";
import { stepUp } from "./step-up.ts";
import { isSameTitle } from "./title-words.ts";
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
/** In a shop of a few hundred orders two may follow each other by chance. */
const LEAST_NEXT = 3;
/** So may two things meet that have nothing to do with each other. */
const LEAST_TOGETHER = 3;
/** What merely sells may cost so many times the dearest thing of the order: nobody adds a chest to a candle. */
const MOST_TIMES_DEARER = 2;
/** Not even twins are as alike as that: the merchant has said so (score-candidates.server.ts). */
const SAID_TO_BE_ALIKE = 1;
/** What is bought with it as firmly as this goes with it, though it is a better one of its kind too. */
const FIRM = 0.2;

type Told = Omit<Claim, "kind">;

/** What claims are measured by, worked out once for an order. */
interface Ground {
  kept: readonly BoughtProduct[];
  owned: Purchase["owned"];
  wishes: Wishes;
  /** Types of which the shop's buyers want more than one. */
  collected: ReadonlySet<string>;
}

/** Prepares to say the strongest claim that a candidate of an order may make; null when nothing speaks for it. */
export function prepareClaims(
  purchase: Purchase,
  candidates: readonly ScoredCandidate[],
  wishes: Wishes,
): (candidate: ScoredCandidate) => Claim | null {
  const kept = purchase.bought.filter((one) => one.kept);
  const ground = { kept, owned: purchase.owned, wishes, collected: findCollected(kept, candidates) };
  return (candidate) => claimsOf(candidate, ground).find(({ kind }) => wishes.kinds.has(kind)) ?? null;
}

function claimsOf(candidate: ScoredCandidate, { kept, owned, wishes, collected }: Ground): Claim[] {
  const { product, popularity, isCold } = candidate;
  const claims: Claim[] = [];
  const claim = (kind: PickKind, told: Told | null) => told && claims.push({ kind, ...told });

  claim("hand_picked", handPicked(candidate, kept, wishes));
  // What they have may come back as a refill alone.
  if (owned.has(product.gid)) {
    claim("refill", refill(candidate, kept));
    return claims;
  }
  const look = kept.find((one) => isSameInAnotherLook(product, one));
  const told = (reason: Reason | null, least = 0) =>
    reason && reason.orders >= least ? tell(reason, kept, look) : null;
  const [together, next, better] = [
    toldTogether(candidate, kept, told),
    told(candidate.next, LEAST_NEXT),
    betterModel(product, kept),
  ];
  const isFirm = (together?.strength ?? 0) >= FIRM;
  if (!isFirm) claim("step_up", better);
  const isNextFirst = (next?.strength ?? 0) > (together?.strength ?? 0);
  if (isNextFirst) claim("because_bought", next);
  claim("completes", together);
  if (!isNextFirst) claim("because_bought", next);
  if (isFirm) claim("step_up", better);
  if (look || isSubstitute(product, kept, collected)) return claims;
  const alike = akin(product, told(candidate.alike), kept);
  if (isCold && (alike?.strength ?? 0) >= LEAST_LIKENESS) claim("new_arrival", alike);
  if (popularity >= LEAST_SALES && isWithinReach(product, kept)) {
    claim("best_seller", { becauseGid: null, strength: 0 });
  }
  return claims;
}

/** What they have in another look already goes with that alone, when others wanted both. */
function tell(reason: Reason | null, kept: readonly BoughtProduct[], look: BoughtProduct | undefined): Told | null {
  if (!reason || !kept.some(({ gid }) => gid === reason.gid) || (look && look.gid !== reason.gid)) return null;
  return { becauseGid: reason.gid, strength: reason.strength };
}

/** Two orders are enough for things that have to do with each other. */
function toldTogether(
  { product, together }: ScoredCandidate,
  kept: readonly BoughtProduct[],
  told: (reason: Reason | null, least: number) => Told | null,
): Told | null {
  const bought = kept.find(({ gid }) => gid === together?.gid);
  return told(together, bought && haveMoreThanLooksInCommon(product, bought) ? 0 : LEAST_TOGETHER);
}

/** What nobody can name a price of rules nothing out. */
function isWithinReach({ priceMinor }: StoredProduct, kept: readonly BoughtProduct[]): boolean {
  const dearest = Math.max(0, ...kept.map((one) => one.priceMinor));
  return dearest === 0 || priceMinor <= MOST_TIMES_DEARER * dearest;
}

/** Two things of the same color or material alone have nothing to do with each other. */
function akin(product: StoredProduct, alike: Told | null, kept: readonly BoughtProduct[]): Told | null {
  const bought = kept.find(({ gid }) => gid === alike?.becauseGid);
  if (!alike || !bought) return null;
  return alike.strength >= SAID_TO_BE_ALIKE || haveMoreThanLooksInCommon(product, bought) ? alike : null;
}

function handPicked({ product }: ScoredCandidate, kept: readonly BoughtProduct[], wishes: Wishes): Told | null {
  const hand = wishes.handPicked.find(({ gid, becauseGid }) => {
    return gid === product.gid && (becauseGid === null || kept.some((one) => one.gid === becauseGid));
  });
  return hand ? { becauseGid: hand.becauseGid, strength: 1 } : null;
}

/** Who has just bought something like it has no need of more. */
function refill({ product, repeat }: ScoredCandidate, kept: readonly BoughtProduct[]): Told | null {
  if (!repeat || !isDue(repeat) || kept.some((one) => isSameTitle(one, product))) return null;
  return { becauseGid: null, strength: repeat.repeatShare };
}

function betterModel(product: StoredProduct, kept: readonly BoughtProduct[]): Told | null {
  const [best] = kept
    .map((one) => ({ becauseGid: one.gid, strength: stepUp(product, one) }))
    .filter(({ strength }) => strength > 0)
    .toSorted((one, other) => other.strength - one.strength || byText(one.becauseGid, other.becauseGid));
  return best ?? null;
}

/** Nobody needs a second teapot because it is new, and the first one would look like the wrong choice. */
function isSubstitute(product: StoredProduct, kept: readonly BoughtProduct[], collected: ReadonlySet<string>): boolean {
  return (
    !collected.has(foldType(product.productType)) &&
    kept.some((one) => isTypeShared(one.productType, product.productType))
  );
}

/** Several of a type in this order, or bought together with one of it by others, say that people want more than one. */
function findCollected(kept: readonly BoughtProduct[], candidates: readonly ScoredCandidate[]): Set<string> {
  const typeOf = new Map(kept.map((one) => [one.gid, foldType(one.productType)]));
  const types = [...typeOf.values()];
  const collected = new Set(types.filter((type, index) => types.indexOf(type) !== index));
  for (const { product, together, next } of candidates) {
    const type = foldType(product.productType);
    if ([together, next].some((reason) => reason && typeOf.get(reason.gid) === type)) collected.add(type);
  }
  return collected;
}
