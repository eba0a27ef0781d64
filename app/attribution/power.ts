import type { SideFigures } from "./outcomes.ts";

/** What the comparison can see: stated, so that silence is not mistaken for "no effect". */
export interface Power {
  /**
   * The smallest lift that would be noticed by now in four of five cases, as a share of what the held-out spend (0.25
   * is 25 %); null while they have spent nothing.
   */
  detectable: number | null;
  /** Until when lifts of this size would be noticed, in four of five cases, if people keep coming as of late. */
  waits: { lift: number; weeks: number | "never" }[];
}

/** Lifts a merchant may hope for. */
const LIFTS = [0.1, 0.25, 0.5] as const;
/** Beyond this nobody waits. */
const MOST_WEEKS = 104;
/** Four of five: the 80 % quantile of the normal distribution. */
const Z_POWER = 0.8416;
const ALPHA = 0.05;
/** The number of people at which the verdict needs the least difference. */
const TUNED_FOR = 10_000;
const RHO_SQUARED = (-2 * Math.log(ALPHA) + Math.log(-2 * Math.log(ALPHA) + 1)) / TUNED_FOR;

/**
 * By how many standard errors a difference must leave zero so that looking at it every day misleads in 5 of 100 cases
 * at most, however long somebody looks: the asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy,
 * Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", Annals of Statistics 52(6), 2024,
 * theorem 2.2. A fixed 1.96 would mislead ever more often, the more often it is asked.
 */
export function verdictErrors(people: number): number {
  const grown = people * RHO_SQUARED;
  return Math.sqrt(((2 * (grown + 1)) / grown) * Math.log(Math.sqrt(grown + 1) / ALPHA));
}

/** Of the difference between the two means, in minor units; each side needs at least one person. */
export function standardError(shown: SideFigures, heldOut: SideFigures): number {
  return Math.sqrt(shown.variance / shown.people + heldOut.variance / heldOut.people);
}

/**
 * Sample sizes for unequal sides: List, Sadoff, Wagner, "So you want to run an experiment, now what?", Experimental
 * Economics 14, 2011, with the threshold of {@link verdictErrors} for the fixed 1.96.
 * @param share of people who are held out, 0 to 1
 * @param peoplePerWeek who come anew, on both sides
 */
export function powerOf(shown: SideFigures, heldOut: SideFigures, share: number, peoplePerWeek: number): Power {
  const people = shown.people + heldOut.people;
  const base = heldOut.meanMinor;
  const variance = heldOut.variance > 0 ? (shown.variance + heldOut.variance) / 2 : shown.variance;
  const isSeen = base > 0 && shown.people > 1;
  const noticed = isSeen ? (verdictErrors(people) + Z_POWER) * standardError(shown, heldOut) : null;
  const waits = LIFTS.map((lift) => {
    const needed = base > 0 && variance > 0 ? peopleFor(lift * base, variance, share) : Infinity;
    const weeks = Math.max(0, Math.ceil((needed - people) / peoplePerWeek));
    return { lift, weeks: weeks <= MOST_WEEKS ? weeks : ("never" as const) };
  });
  return { detectable: noticed === null ? null : noticed / base, waits };
}

/** How many people show a difference of `minor`; found by halving, as the threshold itself grows with their number. */
function peopleFor(minor: number, variance: number, share: number): number {
  const isEnough = (people: number) =>
    (verdictErrors(people) + Z_POWER) * Math.sqrt(variance / (people * share * (1 - share))) <= minor;
  let [few, enough] = [1, 1e12];
  if (!isEnough(enough)) return Infinity;
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (isEnough(middle)) enough = middle;
    else few = middle;
  }
  return enough;
}
