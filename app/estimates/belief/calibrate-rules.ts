import { LEVELS } from "../model/parcel.ts";
import { type Quantiles, remaining } from "./quantiles.ts";

/**
 * What the shop's rules say of one parcel, in days since the order or the hand-over: their first day has begun, their last
 * one is over.
 */
export interface RuleSpan {
  low: number;
  high: number;
}

/** Newest outcomes that are kept. */
export const MOST_OUTCOMES = 400;

/** A quarter of a day: what comes at once has a logarithm as well. */
const GUARD = 0.25;
/** Rules that name one day do not mean its hour. */
const LEAST_SPREAD = 0.1;
/** Of the standard normal distribution: nine of ten lie below. */
const Z90 = 1.2816;

/**
 * The merchant's word counts as much as ten parcels of the past: quantiles of the standard normal distribution in the
 * middle of ten equal parts (0.05, 0.15, …).
 */
const HALF = [0.1257, 0.3853, 0.6745, 1.0364, 1.6449];
const NORMAL = [...HALF.map((z) => -z).toReversed(), ...HALF];

/**
 * How far off the rules were: 0 in the middle of what they said, by the logarithm of time, so that long ways are off by
 * days where short ones are by hours. The rules know weekends and holidays: what is learned lies beside those.
 */
export function ruleError(took: number, span: RuleSpan): number {
  return log(took) - middleOf(span);
}

/**
 * When it comes, by the rules and by how parcels did against them: the rules' days are taken for the first and the last
 * tenth of ten parcels, and every outcome of the past is one more.
 * @param errors of past parcels at the same moment, `ruleError`
 * @param elapsed days since the order or the hand-over
 * @returns days from now
 */
export function believeRules(span: RuleSpan, errors: readonly number[], elapsed: number): number[] {
  const middle = middleOf(span);
  const spread = Math.max(LEAST_SPREAD, log(Math.max(span.low, span.high)) - middle) / Z90;
  const prior = NORMAL.map((z) => middle + spread * z);
  const days = [...prior, ...errors.map((error) => middle + error)].map((value) => Math.exp(value) - GUARD);
  return remaining(
    days.toSorted((one, other) => one - other),
    elapsed,
  );
}

/** What the rules say by themselves, of what they have not been missed by yet. */
export function plainRules(span: RuleSpan, elapsed: number): Quantiles {
  const [low, high] = [Math.max(0, span.low - elapsed), Math.max(0, span.high - elapsed)];
  if (high <= 0) return believeRules(span, [], elapsed);
  return LEVELS.map((level) => Math.max(0, low + ((high - low) * (level - 0.1)) / 0.8));
}

function middleOf({ low, high }: RuleSpan): number {
  return (log(low) + log(Math.max(low, high))) / 2;
}

function log(days: number): number {
  return Math.log(Math.max(0, days) + GUARD);
}
