import { type ScoreInterval, scoreInterval } from "#app/lib/score-interval.ts";

import type { Interval } from "./bootstrap.ts";
import type { SideFigures } from "./outcomes.ts";

/** Of a hundred people so many came back and bought, on either side, and the difference between them. */
export interface RateDifference extends Interval {
  shown: number;
  heldOut: number;
  estimate: number;
}

/**
 * How many more of a hundred came back, with the 95 % hybrid score interval: Newcombe, "Interval estimation for the
 * difference between independent proportions", Statistics in Medicine 17, 1998, method 10.
 */
export function rateDifference(shown: SideFigures, heldOut: SideFigures): RateDifference {
  const [one, other] = [shown, heldOut].map(({ buyers, people }) => scoreInterval(buyers, people)) as [
    ScoreInterval,
    ScoreInterval,
  ];
  const estimate = one.rate - other.rate;
  const low = estimate - Math.hypot(one.rate - one.low, other.high - other.rate);
  const high = estimate + Math.hypot(one.high - one.rate, other.rate - other.low);
  return {
    shown: 100 * one.rate,
    heldOut: 100 * other.rate,
    estimate: 100 * estimate,
    low: 100 * low,
    high: 100 * high,
  };
}
