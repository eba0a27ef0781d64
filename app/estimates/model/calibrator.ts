import { hazardOf } from "./curve.ts";
import { LEVELS } from "./parcel.ts";
import { weightedQuantiles } from "./weighted-quantile.ts";

/** A forecast of the past: when it was made, what it said (logarithms of working time at LEVELS), and what came. */
export interface Said {
  at: number;
  said: readonly number[];
  /** Logarithm of the working time that it took, and when that was known; null: it has not arrived. */
  came: { logUnits: number; at: number } | null;
}

export interface CalibratorSettings {
  /** Days after which a forecast counts half. */
  halfLife: number;
  /** As if so many forecasts had been right. */
  trust: number;
}

const USUAL: CalibratorSettings = { halfLife: 20, trust: 15 };
const LEAST_KNOWN_SHARE = 0.08;
const LONGEST_MEMORY = 6;

/**
 * How far each quantile must be moved so that the stated share came by it lately: online conformal prediction on the
 * logarithm of time (Vovk, Gammerman, Shafer 2005; weights by recency as in Barber et al., "Conformal prediction beyond
 * exchangeability", 2023). Of what was said lately only the fast parcels have come: each of them stands for those of
 * its speed that are not known yet (inverse probability of censoring weights, Robins & Rotnitzky 1992).
 * @param now only forecasts made and arrivals known before it count
 */
export function findOffsets(past: readonly Said[], now: number, settings: CalibratorSettings = USUAL): number[] {
  const { halfLife, trust } = settings;
  const recent = past.filter(({ at }) => at < now && now - at < halfLife * LONGEST_MEMORY);
  const knownShare = measureKnownShare(recent, now, halfLife);
  const known = recent.filter(({ came }) => came !== null && came.at < now);
  const count = known.length;
  const weights = new Float64Array(count + 1);
  for (const [index, { at, came }] of known.entries()) {
    weights[index] = 2 ** (-(now - at) / halfLife) / Math.max(knownShare(came!.at - at), LEAST_KNOWN_SHARE);
  }
  weights[count] = trust;
  return LEVELS.map((level, index) => {
    const values = new Float64Array(count + 1);
    for (const [row, { said, came }] of known.entries()) values[row] = came!.logUnits - said[index]!;
    return weightedQuantiles(values, weights, [level])[0]!;
  });
}

/** By age: the (weighted) share of forecasts that are old enough for such a time to be known. */
function measureKnownShare(recent: readonly Said[], now: number, halfLife: number): (days: number) => number {
  const ages = Float64Array.from(recent, ({ at }) => now - at)
    .sort()
    .reverse();
  let sum = 0;
  const sums = ages.map((age) => (sum += 2 ** (-age / halfLife)));
  return (days) => {
    let [low, high] = [0, ages.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ages[middle]! > days) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : sums[low - 1]! / sum;
  };
}

/** Moves between the levels are drawn as lines over the cumulative hazard. */
export function offsetAt(offsets: readonly number[], share: number): number {
  if (share <= LEVELS[0]) return offsets[0]!;
  for (let index = 1; index < LEVELS.length; index += 1) {
    if (share > LEVELS[index]!) continue;
    const [low, high] = [hazardOf(LEVELS[index - 1]!), hazardOf(LEVELS[index]!)];
    const part = (hazardOf(share) - low) / (high - low);
    return offsets[index - 1]! + part * (offsets[index]! - offsets[index - 1]!);
  }
  return offsets.at(-1)!;
}
