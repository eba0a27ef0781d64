import type { Learned, Source, Trials } from "./learned.ts";

/** With fewer parcels that came in the latest weeks nobody can tell which is better. */
export const LEAST_TRIED = 10;
const LEAST_LIVE = 30;
/** A shop that has seen fewer parcels arrive has nothing to learn from. */
export const LEAST_DELIVERED = 30;
/** The pool speaks for a country from so many delivered parcels on that started there. */
const LEAST_POOLED = 2_000;

/**
 * What was told live must have been so much better for something new to stay out of service. What is new knows how fast the lanes are
 * today, which no trial on the past shows.
 */
const CLEARLY = 1.1;

/** `keep`: what is in service stays. */
export type Choice = Source | "keep";

/**
 * Which is to name a shop's days from now on: whichever had the best (lowest) interval score at hand-over on the shop's
 * parcels of the same weeks. What is in service is judged by what it told in them.
 * @param isPoolKnown the pool has learned from enough parcels of the shop's country
 */
export function chooseSource(trials: Trials, delivered: number, isPoolKnown: boolean): Choice {
  const fallback = isPoolKnown ? "pooled" : "rules";
  if (delivered < LEAST_DELIVERED) return fallback;
  const candidates: [Choice, number][] = [
    ["own", scoreOf(trials.own)],
    ["rules", scoreOf(trials.rules)],
    ["pooled", isPoolKnown ? scoreOf(trials.pooled) : Infinity],
    ["keep", scoreOf(trials.inService, LEAST_LIVE) * CLEARLY],
  ];
  const [best, score] = candidates.reduce((one, other) => (other[1] < one[1] ? other : one));
  return score === Infinity ? fallback : best;
}

/** @param country in which the shop packs, ISO 3166-1 alpha-2 */
export function speaksFor(pool: Pick<Learned, "countries"> | null, country: string | null): boolean {
  return (pool?.countries[(country ?? "").toUpperCase()] ?? 0) >= LEAST_POOLED;
}

function scoreOf(trial: Trials[keyof Trials], least = LEAST_TRIED): number {
  return trial && trial.parcels >= least && Number.isFinite(trial.score) ? trial.score : Infinity;
}
