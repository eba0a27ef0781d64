/** Shares of parcels at which a distribution is written down. */
export const SHARES = [
  ...[0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5],
  ...[0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99, 0.995],
];

/** The same as cumulative hazards: what has not happened yet is conditioned on by adding, and tails go on as lines. */
const HAZARDS = SHARES.map(hazardOf);

/** The cumulative hazard by which a share has arrived. */
export function hazardOf(share: number): number {
  return -Math.log1p(-share);
}

/** A distribution of the logarithm of working time: at each of {@link SHARES} a value, rising. */
export type Curve = Float64Array;

/** The value by which so much hazard has passed. */
export function valueAt(curve: Curve, hazard: number): number {
  const last = HAZARDS.length - 1;
  if (hazard <= HAZARDS[0]!) return curve[0]!;
  let index = 1;
  while (index < last && HAZARDS[index]! < hazard) index += 1;
  const share = (hazard - HAZARDS[index - 1]!) / (HAZARDS[index]! - HAZARDS[index - 1]!);
  return curve[index - 1]! + share * (curve[index]! - curve[index - 1]!);
}

/** How much hazard has passed at a value. */
export function hazardAt(curve: Curve, value: number): number {
  const last = HAZARDS.length - 1;
  if (value <= curve[0]!) return 0;
  let index = 1;
  while (index < last && curve[index]! < value) index += 1;
  const length = Math.max(curve[index]! - curve[index - 1]!, 1e-6);
  return HAZARDS[index - 1]! + ((value - curve[index - 1]!) / length) * (HAZARDS[index]! - HAZARDS[index - 1]!);
}

/** Puts a curve in order: quantiles never cross. */
export function raise(curve: Curve): Curve {
  for (let index = 1; index < curve.length; index += 1) curve[index] = Math.max(curve[index]!, curve[index - 1]!);
  return curve;
}

/** Before anything is learned: about eight units, half as long or twice as long being nothing special. */
export function usualCurve(): Curve {
  return Float64Array.from(SHARES, (share) => Math.log(8) + 0.35 * Math.log(share / (1 - share)));
}
