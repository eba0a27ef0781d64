import type { Chance } from "#app/lib/seeded-chance.ts";

import { mergeGroups, type OutcomeGroup } from "./outcomes.ts";
import { poissonCount } from "./poisson.ts";

/** Where the true value lies, in so many cases of a hundred. */
export interface Interval {
  low: number;
  high: number;
}

const RESAMPLES = 1_000;
const MOST_GROUPS = 400;
/** Two-sided 95 %. */
const TAIL = 0.025;

/**
 * The 95 % percentile interval of a difference in means, `shown` less `heldOut`: Efron and Tibshirani, An Introduction
 * to the Bootstrap, 1993, chapter 13. People are drawn with Poisson weights (Chamandy, Muralidharan, Najmi, Naidu,
 * "Estimating uncertainty for massive data streams", Google, 2012), so that all who bought nothing are one draw: the
 * sum of n weights with mean 1 is one weight with mean n.
 */
export function bootstrapDifference(
  shown: readonly OutcomeGroup[],
  heldOut: readonly OutcomeGroup[],
  chance: Chance,
): Interval {
  const [one, other] = [mergeGroups(shown, MOST_GROUPS), mergeGroups(heldOut, MOST_GROUPS)];
  const differences = Float64Array.from({ length: RESAMPLES }, () => drawMean(one, chance) - drawMean(other, chance));
  differences.sort();
  const at = (share: number) => differences[Math.round(share * (RESAMPLES - 1))] ?? 0;
  return { low: at(TAIL), high: at(1 - TAIL) };
}

function drawMean(groups: readonly OutcomeGroup[], chance: Chance): number {
  let [weight, sum] = [0, 0];
  for (const { minor, people } of groups) {
    const drawn = poissonCount(people, chance);
    weight += drawn;
    sum += drawn * minor;
  }
  return weight === 0 ? 0 : sum / weight;
}
