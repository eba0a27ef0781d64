import type { MadePicks } from "./make-picks.server.ts";
import type { LeftOut } from "./pick.ts";
import type { PickKind } from "./pick-kind.ts";
import { isCheaperTwin } from "./regret.ts";
import { judge } from "./rules/judge.ts";
import type { Reason, ScoredCandidate } from "./scored-candidate.ts";

/** The picks of an order, and what is not among them, as a merchant is told. */
export interface ExplainedOrder {
  bought: { gid: string; title: string; kept: boolean }[];
  picks: ExplainedPick[];
  /** By what keeps them away; those first that would have scored best. */
  leftOut: ExplainedGap[];
}

export interface ShownProduct {
  gid: string;
  title: string;
  imageUrl: string | null;
  priceMinor: number;
  currency: string;
}

export interface ExplainedPick {
  product: ShownProduct;
  kind: PickKind;
  becauseTitle: string | null;
  /** Everything that speaks for it, its kind's reason or not. */
  evidence: {
    together: ReasonTold | null;
    next: ReasonTold | null;
    alikeTitle: string | null;
    /** Orders of the last 60 days that hold it. */
    popularity: number;
    /** How often this shopper bought it, and days between two purchases of the shop's buyers. */
    repeat: { times: number; medianGapDays: number | null } | null;
    /** Effects of the merchant's rules that are about it. */
    rules: string[];
  };
}

interface ReasonTold {
  title: string;
  orders: number;
}

export interface ExplainedGap {
  why: Why;
  /** The first few. */
  products: (ShownProduct & { aboutTitle: string | null })[];
  all: number;
}

/** What is in the order is no news, and for what nothing speaks nobody misses. */
type Why = Exclude<LeftOut["why"], "in_order" | "no_reason">;

/** In the order in which they are told. */
const WHYS = [
  "excluded",
  "cheaper_twin",
  "owned",
  "sent_back",
  "not_for_sale",
  "others_first",
] as const satisfies Why[];

const SHOWN_OF_A_REASON = 4;

/** What a merchant is told of an order's picks: how each came about, and what was left out, by reason and best first. */
export function explainOrder(made: MadePicks): ExplainedOrder {
  const { purchase, candidates, picks } = made;
  const byGid = new Map(candidates.map((candidate) => [candidate.product.gid, candidate]));
  const titles = new Map(purchase.bought.map(({ gid, title }) => [gid, title]));
  return {
    bought: purchase.bought.map(({ gid, title, kept }) => ({ gid, title, kept })),
    picks: picks.flatMap(({ productGid, kind, becauseGid }): ExplainedPick[] => {
      const candidate = byGid.get(productGid);
      if (!candidate) return [];
      const becauseTitle = titles.get(becauseGid ?? "") ?? null;
      return [{ product: shown(candidate), kind, becauseTitle, evidence: evidenceOf(candidate, made, titles) }];
    }),
    leftOut: WHYS.flatMap((why) => gapOf(why, made, byGid)),
  };
}

function evidenceOf(candidate: ScoredCandidate, made: MadePicks, titles: ReadonlyMap<string, string>) {
  const { together, next, alike, popularity, repeat, product } = candidate;
  const told = (reason: Reason | null) => {
    const title = titles.get(reason?.gid ?? "");
    return reason && title !== undefined ? { title, orders: reason.orders } : null;
  };
  return {
    together: told(together),
    next: told(next),
    alikeTitle: told(alike)?.title ?? null,
    popularity,
    repeat: repeat && { times: repeat.times, medianGapDays: repeat.medianGapDays },
    rules: [...new Set(judge(product, made.inForce).rules.map(({ effect }) => effect))],
  };
}

function gapOf(why: Why, made: MadePicks, byGid: ReadonlyMap<string, ScoredCandidate>): ExplainedGap[] {
  const found = made.leftOut
    .filter((one) => one.why === why)
    .flatMap(({ productGid }) => byGid.get(productGid) ?? [])
    .toSorted((one, other) => other.score - one.score);
  if (found.length === 0) return [];
  const products = found.slice(0, SHOWN_OF_A_REASON).map((candidate) => {
    return { ...shown(candidate), aboutTitle: why === "cheaper_twin" ? twinOf(candidate, made) : null };
  });
  return [{ why, products, all: found.length }];
}

function twinOf({ product }: ScoredCandidate, { purchase }: MadePicks): string | null {
  return purchase.bought.find((one) => isCheaperTwin(product, one))?.title ?? null;
}

function shown({ product }: ScoredCandidate): ShownProduct {
  const { gid, title, imageUrl, priceMinor, currency } = product;
  return { gid, title, imageUrl, priceMinor, currency };
}
