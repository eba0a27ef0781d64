import { isShowable, type StoredProduct } from "#app/catalog/product.ts";

import type { Pair } from "./bought-together.ts";
import { compareKinds } from "./likeness.ts";
import { type BoughtProduct, isRegretSafe, type Purchase } from "./regret.ts";

/** How a pick came about, strongest reason first. */
export const PICK_KINDS = ["completes", "similar", "best_seller"] as const;
export type PickKind = (typeof PICK_KINDS)[number];

export interface Pick {
  productGid: string;
  kind: PickKind;
  /** The bought product that explains it. */
  becauseGid: string | null;
  score: number;
}

/** What is known about the shop when picks are made. */
export interface Evidence {
  /** Everything that may be shown, in any order. */
  candidates: readonly StoredProduct[];
  /** Neighbours of the bought products. */
  pairs: readonly Pair[];
  /** Orders of the last 60 days that hold a product. */
  sales: ReadonlyMap<string, number>;
}

const MOST_PICKS = 8;
const MOST_OF_A_TYPE = 2;
/** A pair that met once may have met by chance. */
const LEAST_ORDERS = 2;
/** Below this, likeness is no reason. */
const LEAST_LIKENESS = 0.2;

/**
 * What else to show on the page of an order: first what others bought along with it, then what is like it,
 * then what sells best. Every pick passes the rules of `regret.ts`; at most two are of one type. Nothing is
 * picked for an order of which nothing was kept. The same evidence gives the same picks.
 */
export function pickFor(purchase: Purchase, evidence: Evidence): Pick[] {
  const kept = purchase.bought.filter((one) => one.kept);
  if (kept.length === 0) return [];
  const safe = evidence.candidates.filter((product) => isRegretSafe(product, purchase));
  const keptGids = new Set(kept.map((one) => one.gid));
  const pairs = evidence.pairs.filter((pair) => keptGids.has(pair.productGid));
  const ranked = [completing(safe, pairs), alike(safe, kept), selling(safe, evidence.sales)];
  return choose(ranked.map(bestFirst).flat(), new Map(safe.map((product) => [product.gid, product])));
}

/**
 * What else to show beside a product that somebody looks at: what goes with it, by the same rules as if it had
 * been bought. Without a product, or beside one we do not know: what sells best.
 */
export function pickBeside(product: StoredProduct | null, evidence: Evidence, now: Date): Pick[] {
  if (product) return pickFor({ bought: [{ ...product, kept: true }], owned: new Set(), now }, evidence);
  const showable = evidence.candidates.filter((candidate) => isShowable(candidate, now));
  const ranked = bestFirst(selling(showable, evidence.sales));
  return choose(ranked, new Map(showable.map((candidate) => [candidate.gid, candidate])));
}

function completing(safe: readonly StoredProduct[], pairs: readonly Pair[]): Pick[] {
  const reasons = new Map<string, Pair[]>();
  for (const pair of pairs) {
    if (pair.orders >= LEAST_ORDERS) reasons.set(pair.otherGid, [...(reasons.get(pair.otherGid) ?? []), pair]);
  }
  return safe.flatMap(({ gid }) => {
    const found = reasons.get(gid) ?? [];
    const [strongest] = found.sort((one, other) => other.score - one.score || byText(one.productGid, other.productGid));
    if (!strongest) return [];
    const score = found.reduce((sum, pair) => sum + pair.score, 0);
    return [{ productGid: gid, kind: "completes" as const, becauseGid: strongest.productGid, score }];
  });
}

function alike(safe: readonly StoredProduct[], kept: readonly BoughtProduct[]): Pick[] {
  const likeness = compareKinds([...safe, ...kept]);
  return safe.flatMap((product) => {
    const reasons = kept.map((one) => ({ gid: one.gid, score: likeness(product, one) }));
    const [closest] = reasons.sort((one, other) => other.score - one.score || byText(one.gid, other.gid));
    if (!closest || closest.score < LEAST_LIKENESS) return [];
    return [{ productGid: product.gid, kind: "similar" as const, becauseGid: closest.gid, score: closest.score }];
  });
}

function selling(safe: readonly StoredProduct[], sales: ReadonlyMap<string, number>): Pick[] {
  return safe.flatMap(({ gid }) => {
    const orders = sales.get(gid) ?? 0;
    return orders > 0 ? [{ productGid: gid, kind: "best_seller" as const, becauseGid: null, score: orders }] : [];
  });
}

function bestFirst(picks: Pick[]): Pick[] {
  return picks.sort((one, other) => other.score - one.score || byText(one.productGid, other.productGid));
}

/** Takes from the top, every product once and no type more than twice; products without a type are all of their own. */
function choose(ranked: readonly Pick[], products: ReadonlyMap<string, StoredProduct>): Pick[] {
  const chosen = new Map<string, Pick>();
  const ofType = new Map<string, number>();
  for (const pick of ranked) {
    if (chosen.size >= MOST_PICKS) break;
    const type = products.get(pick.productGid)?.productType.trim().toLowerCase() ?? "";
    const count = ofType.get(type) ?? 0;
    if (chosen.has(pick.productGid) || (type !== "" && count >= MOST_OF_A_TYPE)) continue;
    chosen.set(pick.productGid, pick);
    ofType.set(type, count + 1);
  }
  return [...chosen.values()];
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
