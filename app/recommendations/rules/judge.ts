import { isIn, type Subject } from "./match-scope.ts";
import type { PickRule } from "./rule.ts";

/** A rule that counts for an order. */
export interface RuleInForce {
  rule: PickRule;
  /** The product of the order that calls for it; null when it counts for every order. */
  becauseGid: string | null;
}

/** What a merchant's rules say of one product, beside one order. */
export interface Verdict {
  /** The rule that forbids it. It wins over a pin. */
  excludedBy: PickRule | null;
  /** Shown before everything else, by ascending `place`. */
  pin: { rule: PickRule; becauseGid: string | null; place: number } | null;
  /** To be added to the score, in log-odds. */
  boost: number;
  /** All rules that are about it. */
  rules: PickRule[];
}

/** One boost makes a product so many times as likely, one bury so many times less. */
const TIMES = 4;

/** Places of a pin's own products before the next pin's begin. */
const PLACES = 100;

/**
 * The rules that concern an order, in the order in which they were made.
 * @param kept what the shopper keeps of it; rules for every order count even when this is empty
 */
export function rulesInForce(rules: readonly PickRule[], kept: readonly Subject[]): RuleInForce[] {
  return rules.flatMap((rule): RuleInForce[] => {
    if (rule.when.by === "any") return [{ rule, becauseGid: null }];
    const cause = kept.find((product) => isIn(rule.when, product));
    return cause ? [{ rule, becauseGid: cause.gid }] : [];
  });
}

/** What the rules in force say of a product. Several boosts and buries add up. */
export function judge(product: Subject, inForce: readonly RuleInForce[]): Verdict {
  const about = inForce.filter(({ rule }) => isIn(rule.products, product));
  const verdict: Verdict = { excludedBy: null, pin: null, boost: 0, rules: about.map(({ rule }) => rule) };
  for (const { rule, becauseGid } of about) {
    if (rule.effect === "exclude") verdict.excludedBy ??= rule;
    if (rule.effect === "boost") verdict.boost += Math.log(TIMES);
    if (rule.effect === "bury") verdict.boost -= Math.log(TIMES);
    if (rule.effect === "pin") verdict.pin ??= { rule, becauseGid, place: placeOf(product, rule, inForce) };
  }
  if (verdict.excludedBy) verdict.pin = null;
  return verdict;
}

/** First by rule, then by where the rule names the product; products of a collection, tag or type share a place. */
function placeOf({ gid }: Subject, rule: PickRule, inForce: readonly RuleInForce[]): number {
  const turn = inForce.findIndex((one) => one.rule === rule);
  return turn * PLACES + Math.max(0, rule.products.values.indexOf(gid));
}
