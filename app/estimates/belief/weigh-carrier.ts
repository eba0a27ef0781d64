import { type Quantiles, intervalScore, mix, quantilesOf } from "./quantiles.ts";

/** How true the days were that a carrier named, and what our own windows for the same parcels were worth. */
export interface CarrierRecord {
  /** Days from the beginning of the named day until delivery, rising: 0.5 is noon of that day, below 0 is early. */
  errors: readonly number[];
  /** Mean interval score (80 %) of our own windows for these parcels, in days; null while none has come. */
  ownScore: number | null;
}

/** By carrier, and by carrier and lane ("DPD DE>FR-IDF") where there are enough. */
export type CarrierRecords = Record<string, CarrierRecord>;

export function recordKey(carrier: string, lane: string | null): string {
  return lane === null ? carrier : `${carrier} ${lane}`;
}

/** Half a day: no window can be worth more. */
const LEAST_SCORE = 0.5;
const LEAST_LEFT = 5;

/**
 * A carrier's word counts as ten parcels, half of which came on the day that it named and most others before: being judged
 * by what is late, carriers leave themselves some room. That is our assumption; a few dozen outcomes outweigh it.
 */
export const CARRIERS_WORD: readonly number[] = [-2.5, -1.5, -0.7, -0.3, 0.2, 0.4, 0.5, 0.6, 0.8, 1.7];

/** Of a carrier nothing has come yet. */
export const UNHEARD: CarrierRecord = { errors: CARRIERS_WORD, ownScore: null };

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

/** 0 to 1: what the carrier's word is worth beside ours; it alone is asked while nothing has shown better. */
export function weightOf({ errors, ownScore }: CarrierRecord): number {
  if (ownScore === null) return 1;
  const [theirs, ours] = [scoreOf(errors), Math.max(LEAST_SCORE, ownScore)];
  return ours / (ours + theirs);
}

/** What windows by these errors were worth: their mean interval score, days. @param errors rising */
function scoreOf(errors: readonly number[]): number {
  const usual = quantilesOf(errors);
  const score = errors.reduce((sum, error) => sum + intervalScore(usual, error), 0) / errors.length;
  return Math.max(LEAST_SCORE, score);
}
