import type { LocalEvidence } from "./local-evidence.ts";
import { dayOf } from "./model/catalog-facts.ts";
import type { Neighbors } from "./model/pair-table.ts";
import { type Ranker, rankWith } from "./model/ranker.ts";
import { at, SIGNAL_COUNT } from "./model/signal.ts";
import type { BoughtProduct } from "./regret.ts";
import type { Reason, ScoredCandidate } from "./scored-candidate.ts";

/** Of a candidate all that needs no catalog. */
export type Score = Omit<ScoredCandidate, "product" | "alike"> & { gid: string };

interface Wanted {
  bought: readonly BoughtProduct[];
  placedAt: Date;
  /** What the same person ordered before, oldest first. */
  earlier: readonly { placedAt: Date; productGids: readonly string[] }[];
}

interface Found {
  model: { ranker: Ranker; reorderDays: number | null };
  local: LocalEvidence;
}

/** A pair that met once may have met by chance. */
const LEAST_ORDERS = 2;

/**
 * Puts candidates in the order in which they are likely to be bought next, best first, and says which bought product
 * explains each. The order to come is imagined when buyers of the shop usually come back, or today if that is past.
 */
export function scoreLocally({ model, local }: Found, { bought, placedAt, earlier }: Wanted, now: Date): Score[] {
  const kept = [...new Set(bought.filter((one) => one.kept).map((one) => one.gid))];
  const current = kept.map((gid) => local.numberOf(gid));
  const history = earlier.map((order) => {
    return { day: dayOf(order.placedAt), products: order.productGids.map((gid) => local.numberOf(gid)) };
  });
  // What they have is no discovery; what is used up comes in by its own rhythm.
  const theirs = [...current, ...history.flatMap((order) => order.products)];
  const day = Math.max(dayOf(placedAt) + Math.round(model.reorderDays ?? 0), dayOf(now) + 1);
  const context = { day, current, currentDay: dayOf(placedAt), history, excluded: new Set(theirs) };
  const reasonsOf = findReasons(kept, local);
  const { orders, orders60 } = local.evidence.sales;
  return rankWith(
    model.ranker,
    local.evidence,
    "next",
  )(context).map(({ product, score }) => {
    const gid = local.gids[product]!;
    const reasons = reasonsOf.get(product) ?? { together: null, next: null };
    return { gid, score, ...reasons, repeat: null, popularity: orders60[product]!, isCold: orders[product] === 0 };
  });
}

interface Reasons {
  together: Reason | null;
  next: Reason | null;
}

/** By candidate: the bought products that speak for it most. */
function findReasons(kept: readonly string[], local: LocalEvidence): Map<number, Reasons> {
  const reasons = new Map<number, Reasons>();
  for (const gid of kept) {
    const product = local.numberOf(gid);
    const neighbors = local.evidence.neighborsOf(product);
    for (const [place, other] of neighbors.others.entries()) {
      const known = reasons.get(other) ?? { together: null, next: null };
      reasons.set(other, {
        together: stronger(known.together, togetherOf(gid, product, place, neighbors, local)),
        next: stronger(known.next, nextOf(gid, product, other, place, neighbors, local)),
      });
    }
  }
  return reasons;
}

function stronger(one: Reason | null, other: Reason | null): Reason | null {
  return one && (!other || one.strength >= other.strength) ? one : other;
}

type Where = [gid: string, product: number, place: number, neighbors: Neighbors, local: LocalEvidence];

function togetherOf(...[gid, product, place, { values }, local]: Where): Reason | null {
  const orders = countOf(values[place * SIGNAL_COUNT + at.share]!, product, local);
  const strength = Math.min(values[place * SIGNAL_COUNT + at.cosine120]!, 1);
  return orders < LEAST_ORDERS ? null : { gid, strength, orders };
}

/** Made comparable with a cosine: what sells anyway follows everything. */
function nextOf(
  gid: string,
  product: number,
  other: number,
  place: number,
  { values }: Neighbors,
  local: LocalEvidence,
): Reason | null {
  const orders = countOf(values[place * SIGNAL_COUNT + at.nextShare]!, product, local);
  const often = Math.sqrt(Math.max(local.evidence.sales.orders[other]!, 1));
  const strength = Math.min(values[place * SIGNAL_COUNT + at.next360]! / often, 1);
  return orders < LEAST_ORDERS ? null : { gid, strength, orders };
}

/** The orders behind a share, which was made of five more. */
function countOf(share: number, product: number, local: LocalEvidence): number {
  return Math.round(share * (local.evidence.sales.orders[product]! + 5));
}
