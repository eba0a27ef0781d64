import { type Quantiles, intervalScore, mix, quantilesOf } from "./quantiles.ts";

/** How true the days were that a carrier named, and what our own windows for the same parcels were worth. */
export interface CarrierRecord {
  /** Days from the beginning of the named day until delivery, rising: 0.5 is noon of that day, below 0 is early. */
  errors: number[];
  /** Mean interval score (80 %) of our own windows for these parcels, in days. */
  ownScore: number;
}

/** By carrier, and by carrier and lane ("DPD DE>FR-IDF") where there are enough. */
export type CarrierRecords = Record<string, CarrierRecord>;

/** A carrier's word counts as ten parcels that came on the day it named: a few that did not are already heard. */
const AT_ITS_WORD = Array.from({ length: 10 }, (_, index) => (index + 0.5) / 10);
/** With fewer a lane goes by the carrier's other lanes. */
const LEAST_OF_LANE = 30;
const MOST_ERRORS = 400;

export function recordKey(carrier: string, lane: string | null): string {
  return lane === null ? carrier : `${carrier} ${lane}`;
}

/** One parcel for which a carrier named a day. */
export interface NamedDay {
  carrier: string;
  lane: string;
  error: number;
  ownScore: number;
}

/** @param named newest first */
export function recordCarriers(named: readonly NamedDay[]): CarrierRecords {
  const found = new Map<string, NamedDay[]>();
  for (const one of named) {
    for (const key of [recordKey(one.carrier, null), recordKey(one.carrier, one.lane)]) {
      const known = found.get(key);
      if (!known) found.set(key, [one]);
      else if (known.length < MOST_ERRORS) known.push(one);
    }
  }
  const ownScore = meanScore(named);
  const isEnough = ([key, ones]: [string, NamedDay[]]) => key === ones[0]?.carrier || ones.length >= LEAST_OF_LANE;
  return Object.fromEntries([...found].filter(isEnough).map(([key, ones]) => [key, recordOf(ones, ownScore)]));
}

/** @param ownScore of all carriers' parcels: that of the few of one would be chance */
function recordOf(named: readonly NamedDay[], ownScore: number): CarrierRecord {
  const [count, trust] = [named.length, AT_ITS_WORD.length];
  return {
    errors: [...named.map(({ error }) => error), ...AT_ITS_WORD].sort((one, other) => one - other),
    ownScore: (meanScore(named) * count + ownScore * trust) / (count + trust),
  };
}

function meanScore(named: readonly NamedDay[]): number {
  return named.reduce((sum, { ownScore }) => sum + ownScore, 0) / named.length;
}

/**
 * Our own belief and the carrier's named day, each as much as it was worth: weights are the inverse of the interval
 * scores (Bates and Granger, "The combination of forecasts", Operational Research Quarterly 20, 1969).
 * @param untilNamed days from now until the named day begins; below 0 when it has
 * @returns null where nearly no parcel of the past was as late against its day as this one is now
 */
export function weighCarrier(own: Quantiles, record: CarrierRecord, untilNamed: number): number[] | null {
  const left = record.errors.map((error) => untilNamed + error).filter((days) => days > 0);
  if (left.length < LEAST_LEFT) return null;
  return mix(quantilesOf(left), own, weightOf(record));
}

const LEAST_LEFT = 5;

/** 0 to 1: what the carrier's word is worth beside ours. */
export function weightOf({ errors, ownScore }: CarrierRecord): number {
  const usual = quantilesOf(errors);
  const score = errors.reduce((sum, error) => sum + intervalScore(usual, error), 0) / errors.length;
  const [theirs, ours] = [Math.max(LEAST_SCORE, score), Math.max(LEAST_SCORE, ownScore)];
  return ours / (ours + theirs);
}

/** Half a day: no window can be worth more. */
const LEAST_SCORE = 0.5;
