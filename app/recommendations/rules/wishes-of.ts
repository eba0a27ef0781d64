import { byText } from "../by-text.ts";
import { PICK_KINDS } from "../pick-kind.ts";
import { isShownAt, PICK_STAGES, type PickSettings } from "../pick-settings.ts";
import type { ScoredCandidate } from "../scored-candidate.ts";
import type { HandPicked, Wishes } from "../wishes.ts";
import { judge, type RuleInForce, type Verdict } from "./judge.ts";
import type { Subject } from "./match-scope.ts";

/** A bought product, with what the shop itself says goes with it. */
export interface KeptProduct extends Subject {
  /** Search & Discovery's complementary products, in the merchant's order. */
  complementaryGids?: readonly string[];
}

/** A pin of a whole collection, tag or type shows the best so many of it: more would fill the page with one thing. */
const MOST_OF_A_PIN = 2;

type Judged = ScoredCandidate & { verdict: Verdict };

/**
 * What the merchant's word comes to for one order: pins in the order of the rules, then what Search & Discovery names
 * as complementary. An exclusion wins over both.
 */
export function wishesOf(
  kept: readonly KeptProduct[],
  candidates: readonly ScoredCandidate[],
  inForce: readonly RuleInForce[],
  settings: PickSettings,
): Wishes {
  const judged = candidates.map((candidate): Judged => ({ ...candidate, verdict: judge(candidate.product, inForce) }));
  const allowed = judged.filter(({ verdict }) => verdict.excludedBy === null);
  const pinned = pinsOf(allowed);
  const named = new Set(pinned.map(({ gid }) => gid));
  const complementary = complementaryOf(kept).filter(({ gid }) => !named.has(gid));
  const known = new Set(allowed.map(({ product }) => product.gid));
  return {
    kinds: new Set(PICK_KINDS.filter((kind) => PICK_STAGES.some((stage) => isShownAt(settings, stage, kind)))),
    handPicked: [...pinned, ...complementary].filter(({ gid }) => known.has(gid)),
    excluded: new Set(judged.filter(({ verdict }) => verdict.excludedBy).map(({ product }) => product.gid)),
    boosts: new Map(judged.flatMap(({ product, verdict }) => (verdict.boost ? [[product.gid, verdict.boost]] : []))),
  };
}

/** What the shop says goes with what was kept, each product once. */
export function complementaryOf(kept: readonly KeptProduct[]): HandPicked[] {
  const found = new Map<string, HandPicked>();
  for (const { gid: becauseGid, complementaryGids = [] } of kept) {
    for (const gid of complementaryGids) if (!found.has(gid)) found.set(gid, { gid, becauseGid });
  }
  return [...found.values()];
}

function pinsOf(judged: readonly Judged[]): HandPicked[] {
  const shown = new Map<string, number>();
  return judged
    .flatMap(({ product, score, verdict: { pin } }) => (pin ? [{ gid: product.gid, score, ...pin }] : []))
    .toSorted((one, other) => one.place - other.place || other.score - one.score || byText(one.gid, other.gid))
    .flatMap(({ gid, rule, becauseGid }) => {
      const count = shown.get(rule.id) ?? 0;
      if (rule.products.by !== "product" && count >= MOST_OF_A_PIN) return [];
      shown.set(rule.id, count + 1);
      return [{ gid, becauseGid }];
    });
}
