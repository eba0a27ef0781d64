import { hazardOf } from "./curve.ts";
import { LEVELS } from "./parcel.ts";
import { quantilesInOrder, risingOrder, sum } from "./weighted-quantile.ts";

/** A forecast of the past: when it was made, where to, what it said (logarithms of working time at LEVELS), and what came. */
export interface Said {
  at: number;
  place: string;
  said: readonly number[];
  /** Logarithm of the working time that it took, and when that was known; null: it has not arrived. */
  came: { logUnits: number; at: number } | null;
}

export interface CalibratorSettings {
  /** Days after which a forecast counts half. */
  halfLife: number;
  /** As if so many forecasts had been right. */
  trust: number;
  /** Forecasts to other places count together as if they were so many to this one. */
  othersCount: number;
}

const USUAL: CalibratorSettings = { halfLife: 20, trust: 15, othersCount: 100 };
const LEAST_KNOWN_SHARE = 0.08;
const LONGEST_MEMORY = 6;

/** By level, how far its quantile is to be moved: for a parcel to anywhere, and to places of which something is known. */
export interface Correction {
  overall: number[];
  places: Record<string, number[]>;
}

export const NO_CORRECTION: Correction = { overall: LEVELS.map(() => 0), places: {} };

/** How far the quantiles of a parcel to a place are to be moved. */
export function offsetsTo({ overall, places }: Correction, place: string): readonly number[] {
  return places[place] ?? overall;
}

/** The same for every place at once, to be kept. */
export function findCorrection(past: readonly Said[], now: number, settings?: Partial<CalibratorSettings>): Correction {
  const outcomes = new Outcomes(past, now, settings);
  const places = Object.fromEntries(outcomes.places.map((place) => [place, outcomes.offsetsTo(place)]));
  return { overall: outcomes.offsetsTo(null), places };
}

/**
 * How far each quantile must be moved so that the stated share came by it lately: online conformal prediction on the
 * logarithm of time (Vovk, Gammerman, Shafer 2005; weights by recency as in Barber et al., "Conformal prediction beyond
 * exchangeability", 2023). Of what was said lately only the fast parcels have come: each of them stands for those of
 * its speed that are not known yet (inverse probability of censoring weights, Robins & Rotnitzky 1992). For a place, what
 * went there counts in full and the rest little (localized conformal prediction, Guan 2023): a place of which nothing is
 * known is corrected like all of them, and one with hundreds of parcels by its own.
 */
export class Outcomes {
  readonly #places: readonly string[];
  readonly #weights: Float64Array;
  readonly #levels: { off: Float64Array; order: Uint32Array }[];
  readonly #othersShare: number;
  readonly #found = new Map<string | null, number[]>();

  /** @param now only forecasts made and arrivals known before it count */
  constructor(past: readonly Said[], now: number, settings: Partial<CalibratorSettings> = {}) {
    const { halfLife, trust, othersCount } = { ...USUAL, ...settings };
    const recent = past.filter(({ at }) => at < now && now - at < halfLife * LONGEST_MEMORY);
    const knownShare = measureKnownShare(recent, now, halfLife);
    const known = recent.filter(isKnownBefore(now));
    this.#places = known.map(({ place }) => place);
    // The last one is no forecast, but the trust that nothing is to be moved.
    this.#weights = new Float64Array(known.length + 1).fill(trust);
    for (const [row, { at, came }] of known.entries()) {
      this.#weights[row] = 2 ** (-(now - at) / halfLife) / Math.max(knownShare(came.at - at), LEAST_KNOWN_SHARE);
    }
    this.#othersShare = Math.min(1, othersCount / sum(this.#weights));
    this.#levels = LEVELS.map((_, level) => {
      const off = Float64Array.from([...known.map(({ said, came }) => came.logUnits - said[level]!), 0]);
      return { off, order: risingOrder(off) };
    });
  }

  /** Where anything is known to have arrived. */
  get places(): string[] {
    return [...new Set(this.#places)];
  }

  /** By level. @param place null: anywhere */
  offsetsTo(place: string | null): number[] {
    const known = this.#found.get(place);
    if (known) return known;
    const others = place === null ? 1 : this.#othersShare;
    const weights = this.#weights.map((weight, row) => (this.#places[row] === place ? weight : weight * others));
    const offsets = LEVELS.map((level, index) => {
      const { off, order } = this.#levels[index]!;
      return quantilesInOrder(off, order, weights, [level])[0]!;
    });
    this.#found.set(place, offsets);
    return offsets;
  }
}

type Known = Said & { came: NonNullable<Said["came"]> };

function isKnownBefore(now: number): (said: Said) => said is Known {
  return (said): said is Known => said.came !== null && said.came.at < now;
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
