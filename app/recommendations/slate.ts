import { byText } from "./by-text.ts";
import type { Claim } from "./claim.ts";
import type { StoredProduct } from "#app/catalog/product.ts";
import type { PickKind } from "./pick-kind.ts";
import { titleLikeness } from "./title-words.ts";

/** A candidate that may be shown, and what it says of itself. */
export interface Claimed extends Claim {
  product: StoredProduct;
  /** Log-odds, with the merchant's boosts. */
  score: number;
}

/** Stored for an order; a page shows the first four. */
const MOST_PICKS = 8;
export const SHOWN = 4;
const MOST_OF_A_TYPE = 2;
/** From here on two titles of a type name one thing in two looks. */
const SAME_THING = 0.5;
/** What is founded on the order itself goes before what simply sells. In log-odds, as scores are. */
const FOUNDED = 1.5;
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
  { kind: "step_up", place: 2, leastStrength: 0.4 },
  { kind: "new_arrival", place: 3, leastStrength: 0.3 },
];

/**
 * Puts a list together: the merchant's own first, then the best scores, each time held against what is chosen already,
 * so that kinds, types and reasons take turns. One better model and one thing that is new here have a seat among the
 * first four. The order in which candidates are given does not matter.
 * @param handPicked the merchant's order of products
 */
export function fillSlate(claimed: readonly Claimed[], handPicked: readonly string[]): Claimed[] {
  const byHand = claimed.filter(({ kind }) => kind === "hand_picked");
  const place = ({ product }: Claimed) => handPicked.indexOf(product.gid);
  const chosen = byHand.toSorted((one, other) => place(one) - place(other)).slice(0, MOST_PICKS);
  const rest = new Set(claimed.filter(({ kind }) => kind !== "hand_picked"));
  while (chosen.length < MOST_PICKS) {
    const next = nextOf(rest, chosen);
    if (!next) break;
    rest.delete(next);
    chosen.push(next);
  }
  return chosen;
}

function nextOf(rest: ReadonlySet<Claimed>, chosen: readonly Claimed[]): Claimed | null {
  const fitting = [...rest].filter((one) => fits(one, chosen));
  const seat = SEATS.find(({ kind, place }) => place === chosen.length && chosen.every((one) => one.kind !== kind));
  const seated = fitting.filter(({ kind, strength }) => kind === seat?.kind && strength >= seat.leastStrength);
  return best(seated, ({ strength }) => strength) ?? best(fitting, (one) => worthBeside(one, chosen));
}

function best(claimed: readonly Claimed[], worth: (one: Claimed) => number): Claimed | null {
  let found: { one: Claimed; worth: number } | null = null;
  for (const one of claimed) {
    const here = { one, worth: worth(one) };
    if (!found || here.worth > found.worth || (here.worth === found.worth && isFirst(one, found.one))) found = here;
  }
  return found?.one ?? null;
}

function isFirst(one: Claimed, other: Claimed): boolean {
  return byText(one.product.gid, other.product.gid) < 0;
}

function worthBeside(one: Claimed, chosen: readonly Claimed[]): number {
  const same = chosen.filter((other) => isSameType(one, other) || (one.becauseGid ?? "-") === other.becauseGid).length;
  return one.score + (one.kind === "best_seller" ? 0 : FOUNDED) - SAMENESS * same;
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
  const mayBe = typeOf(one) === typeOf(other) || typeOf(one) === "" || typeOf(other) === "";
  return mayBe && titleLikeness(one, other) >= SAME_THING;
}

function isSameType({ product: one }: Claimed, { product: other }: Claimed): boolean {
  return typeOf(one) !== "" && typeOf(one) === typeOf(other);
}

function typeOf({ productType }: StoredProduct): string {
  return productType.trim().toLowerCase();
}
