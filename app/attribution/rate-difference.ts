import type { Interval } from "./bootstrap.ts";
import type { SideFigures } from "./outcomes.ts";

/** Two-sided 95 %. */
const Z = 1.96;

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
  const [one, other] = [scoreInterval(shown), scoreInterval(heldOut)];
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

/** Wilson's interval of a proportion, Journal of the American Statistical Association 22, 1927. */
function scoreInterval({ buyers, people }: SideFigures) {
  const rate = buyers / people;
  const middle = rate + Z ** 2 / (2 * people);
  const spread = Z * Math.sqrt((rate * (1 - rate)) / people + Z ** 2 / (4 * people ** 2));
  const scale = 1 + Z ** 2 / people;
  return { rate, low: (middle - spread) / scale, high: (middle + spread) / scale };
}
