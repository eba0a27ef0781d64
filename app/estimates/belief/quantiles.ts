import { LEVELS } from "../model/parcel.ts";

/** Days from a moment until delivery at each of `LEVELS`, never falling. */
export type Quantiles = readonly number[];

/** From how many values on their own order says where nearly all lie. */
const LEAST = 5;

/**
 * Quantiles of what has been seen, given that it takes longer than `elapsed`, counted from then on. The p-quantile of n
 * values is the (n + 1)p-th of them, so that a new one lies below it with chance p at most (split conformal prediction,
 * Lei et al., JASA 113, 2018). Where nearly nothing has ever taken so long, what is left grows with what has passed.
 * @param sorted days it took, rising
 */
export function remaining(sorted: readonly number[], elapsed: number): number[] {
  const left = sorted.slice(firstAbove(sorted, elapsed));
  if (left.length < LEAST) return tail(elapsed);
  return quantilesOf(left).map((days) => Math.max(0, days - elapsed));
}

/** @param sorted values, rising, at least one */
export function quantilesOf(sorted: readonly number[]): number[] {
  return LEVELS.map((level) => at(sorted, (sorted.length + 1) * level - 1));
}

/** So many values that lie as the given ones do. @param sorted values, rising */
export function resample(sorted: readonly number[], count: number): number[] {
  if (sorted.length === 0) return [];
  return Array.from({ length: count }, (_, index) => at(sorted, ((index + 0.5) * sorted.length) / count - 0.5));
}

/** No rest known: it comes at any time, and the longer it has not, the longer it may still take. */
function tail(elapsed: number): number[] {
  const mean = Math.max(1, elapsed / 3);
  return LEVELS.map((level) => -mean * Math.log(1 - level));
}

function at(sorted: readonly number[], place: number): number {
  const within = Math.min(sorted.length - 1, Math.max(0, place));
  const [low, high] = [sorted[Math.floor(within)] ?? 0, sorted[Math.ceil(within)] ?? 0];
  return low + (high - low) * (within - Math.floor(within));
}

function firstAbove(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The average of two beliefs, level by level. @param weight of the first, 0 to 1 */
export function mix(one: Quantiles, other: Quantiles, weight: number): number[] {
  return LEVELS.map((_, level) => (one[level] ?? 0) * weight + (other[level] ?? 0) * (1 - weight));
}

/** What a window of 80 % costs: its width, and ten times what it was missed by (Winkler, JASA 67, 1972). */
export function intervalScore(quantiles: Quantiles, took: number): number {
  const [, low = 0, , high = 0] = quantiles;
  return high - low + 10 * Math.max(0, low - took, took - high);
}
