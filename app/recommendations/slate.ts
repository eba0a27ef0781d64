import { byText } from "./by-text.ts";
import type { Claim } from "./claim.ts";
import type { StoredProduct } from "#app/catalog/product.ts";
import type { PickKind } from "./pick-kind.ts";
import { isTypeShared, mayShareType } from "./product-type.ts";
import { isSameTitle } from "./title-words.ts";

/** A candidate that may be shown, and what it says of itself. */
export interface Claimed extends Claim {
  product: StoredProduct;
  /** Log-odds, with the merchant's boosts. */
  score: number;
  /** It shares a type, a tag or a telling word with something bought. */
  isKin: boolean;
}

/** Stored for an order. */
const MOST_PICKS = 8;
/** So many of them, the first, does a page show. */
export const SHOWN = 4;
const MOST_OF_A_TYPE = 2;
/** What is founded on the order itself goes before what simply sells. In log-odds, as scores are, and as all that follows. */
const FOUNDED = 4;
/** For a bond as firm as can be between what was bought and what goes with it or follows it: shoppers see it at once. */
const FIRMNESS = 6;
/** For what has anything to do with what was bought. */
const KINSHIP = 1.5;
/** For every pick before it that is of the same type, or explained by the same bought product. */
const SAMENESS = 0.7;
/** How many of a kind there may be among those shown, and how many in all. */
const MOST_OF_A_KIND: Partial<Record<PickKind, readonly [shown: number, all: number]>> = {
  step_up: [1, 2],
  refill: [2, 2],
  new_arrival: [2, 4],
};
/** Kinds that scores alone would seldom let in, the place they are given among those shown, and from which strength. */
const SEATS: readonly { kind: PickKind; place: number; leastStrength: number }[] = [
  { kind: "refill", place: 1, leastStrength: 0.1 },
  { kind: "step_up", place: 2, leastStrength: 0.4 },
  { kind: "new_arrival", place: 3, leastStrength: 0.3 },
];

/**
 * Puts a list together: the merchant's own first, then the best scores, each time held against what is chosen already,
 * so that kinds, types and reasons take turns. What is used up, one better model and one thing that is new here have a
 * seat among the first four. The order in which candidates are given does not matter.
 * @param handPicked the merchant's order of products
 */
export function fillSlate(claimed: readonly Claimed[], handPicked: readonly string[]): Claimed[] {
  const byHand = claimed.filter(({ kind }) => kind === "hand_picked");
  const place = ({ product }: Claimed) => handPicked.indexOf(product.gid);
  const chosen = byHand.toSorted((one, other) => place(one) - place(other)).slice(0, MOST_PICKS);
  const rest = claimed.filter(({ kind }) => kind !== "hand_picked").toSorted(byWorth);
  while (chosen.length < MOST_PICKS) {
    const next = seatOf(rest, chosen) ?? bestOf(rest, chosen);
    if (!next) break;
    rest.splice(rest.indexOf(next), 1);
    chosen.push(next);
  }
  return chosen;
}

/** Who has a seat at the place that is next; null when nobody has, or the kind is there already. */
function seatOf(rest: readonly Claimed[], chosen: readonly Claimed[]): Claimed | null {
  const seat = SEATS.find(({ place }) => place === chosen.length);
  if (!seat || chosen.some(({ kind }) => kind === seat.kind)) return null;
  const [first] = rest
    .filter((one) => one.kind === seat.kind && one.strength >= seat.leastStrength && fits(one, chosen))
    .toSorted((one, other) => other.strength - one.strength || byText(one.product.gid, other.product.gid));
  return first ?? null;
}

/** Sameness only takes away: what is worth less by itself than the best so far need not be looked at. */
function bestOf(rest: readonly Claimed[], chosen: readonly Claimed[]): Claimed | null {
  let best: Claimed | null = null;
  let most = -Infinity;
  for (const one of rest) {
    if (worthOf(one) <= most) break;
    const worth = worthOf(one) - SAMENESS * sameness(one, chosen);
    if (worth <= most || !fits(one, chosen)) continue;
    [best, most] = [one, worth];
  }
  return best;
}

function byWorth(one: Claimed, other: Claimed): number {
  return worthOf(other) - worthOf(one) || byText(one.product.gid, other.product.gid);
}

function worthOf({ score, kind, strength, isKin }: Claimed): number {
  const firmness = kind === "completes" || kind === "because_bought" ? FIRMNESS * strength : 0;
  return score + (kind === "best_seller" ? 0 : FOUNDED) + firmness + (isKin ? KINSHIP : 0);
}

/** How many before it are of its type, or explained by the same bought product. */
function sameness(one: Claimed, chosen: readonly Claimed[]): number {
  return chosen.filter((other) => isSameType(one, other) || (one.becauseGid ?? "-") === other.becauseGid).length;
}

/** Products without a type are all of their own. */
function fits(one: Claimed, chosen: readonly Claimed[]): boolean {
  const ofType = chosen.filter((other) => isSameType(one, other));
  if (ofType.length >= MOST_OF_A_TYPE) return false;
  if (chosen.some((other) => isTwin(one, other))) return false;
  const [shown, all] = MOST_OF_A_KIND[one.kind] ?? [MOST_PICKS, MOST_PICKS];
  const ofKind = chosen.filter(({ kind }) => kind === one.kind).length;
  return ofKind < (chosen.length < SHOWN ? shown : all);
}

function isTwin({ product: one }: Claimed, { product: other }: Claimed): boolean {
  return mayShareType(one.productType, other.productType) && isSameTitle(one, other);
}

function isSameType({ product: one }: Claimed, { product: other }: Claimed): boolean {
  return isTypeShared(one.productType, other.productType);
}
