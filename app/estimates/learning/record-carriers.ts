import { type CarrierRecord, type CarrierRecords, CARRIERS_WORD, recordKey } from "../belief/weigh-carrier.ts";
import { completeOutcomes } from "./complete-outcomes.ts";

/** One parcel for which a carrier named a day. */
export interface NamedDay {
  carrier: string;
  /** Coarse: "DE>FR-IDF" */
  lane: string;
  /** Days from the beginning of the named day until delivery; until now while it has not come. */
  error: number;
  /** Interval score of our own window for it, days; null while it has not come. */
  ownScore: number | null;
}

/** With fewer a lane goes by the carrier's other lanes. */
const LEAST_OF_LANE = 30;
const MOST_ERRORS = 400;

/** How true carriers' days were; a carrier of which nothing has come yet has no record. @param named newest first */
export function recordCarriers(named: readonly NamedDay[]): CarrierRecords {
  const found = new Map<string, NamedDay[]>();
  for (const one of named) {
    for (const key of [recordKey(one.carrier, null), recordKey(one.carrier, one.lane)]) {
      const known = found.get(key);
      if (!known) found.set(key, [one]);
      else if (known.length < MOST_ERRORS) known.push(one);
    }
  }
  const everywhere = scoresOf(named);
  return Object.fromEntries(
    [...found].flatMap(([key, ones]) => {
      const isLane = key !== ones[0]?.carrier;
      const come = scoresOf(ones).length;
      return come >= (isLane ? LEAST_OF_LANE : 1) ? [[key, recordOf(ones, mean(everywhere))]] : [];
    }),
  );
}

/** @param everywhere our score for all carriers' parcels: that of the few of one would be chance */
function recordOf(named: readonly NamedDay[], everywhere: number): CarrierRecord {
  const came = named.filter(({ ownScore }) => ownScore !== null).map(({ error }) => error);
  const waiting = named.filter(({ ownScore }) => ownScore === null).map(({ error }) => error);
  const [count, trust] = [came.length, CARRIERS_WORD.length];
  return {
    errors: [...completeOutcomes(came, waiting), ...CARRIERS_WORD].sort((one, other) => one - other),
    ownScore: (mean(scoresOf(named)) * count + everywhere * trust) / (count + trust),
  };
}

function scoresOf(named: readonly NamedDay[]): number[] {
  return named.flatMap(({ ownScore }) => ownScore ?? []);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
