import { offsetAt } from "./calibrator.ts";
import { type Curve, hazardAt, hazardOf, raise, SHARES, valueAt } from "./curve.ts";
import { LEVELS } from "./parcel.ts";

const LEVEL_HAZARDS = LEVELS.map(hazardOf);

/** A distribution moved by what was found of the stated shares. @param offsets by level; the curve is changed */
export function correct(curve: Curve, offsets: readonly number[]): Curve {
  for (const [index, share] of SHARES.entries()) curve[index]! += offsetAt(offsets, share);
  return raise(curve);
}

/**
 * Quantiles of the logarithm of the whole working time, given that it has not ended after some of it: the share that is
 * asked for is that of what is left. @param elapsed units so far; 0 or less: nothing has passed
 */
export function quantilesAfter(curve: Curve, elapsed: number): number[] {
  const passed = elapsed > 0 ? hazardAt(curve, Math.log(elapsed)) : 0;
  return LEVEL_HAZARDS.map((hazard) => valueAt(curve, passed + hazard));
}

/** Quantiles never cross. */
export function inOrder(quantiles: readonly number[]): number[] {
  let reached = -Infinity;
  return quantiles.map((value) => (reached = Math.max(reached, value)));
}
