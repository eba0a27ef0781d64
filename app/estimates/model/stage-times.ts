import { type Curve, SHARES } from "./curve.ts";
import { inOrder, quantilesAfter } from "./foresee.ts";
import { countryOf } from "./parcel.ts";
import { type IsHoliday, learnWorkPace, WorkClock, type WorkPace } from "./work-clock.ts";

/** What scans tell of the time that is left: seen near its destination, on the van, after a failed attempt, held up. */
export const SCAN_STAGES = ["near", "van", "attempted", "exception"] as const;
export type ScanStage = (typeof SCAN_STAGES)[number];

/** How long it takes from a scan to the door, as plain data. */
export interface StageTimes {
  pace: WorkPace;
  /** By `cellKey`: the logarithm of working time from entering the stage until delivery, at SHARES. */
  curves: Record<string, number[]>;
}

/** Where a parcel is in its way. */
export interface Stay {
  stage: ScanStage;
  carrier: string;
  /** "DE-BE" */
  place: string;
  /** Since when, in days since 1970-01-01 on the place's clocks. */
  since: number;
}

/** What still comes takes at least so much working time. */
export const LEAST_LEFT = 0.02;

/** Units in which half of all parcels, and nine of ten, have come: our own judgement, until parcels tell us better. */
const BELIEFS: Record<ScanStage, { half: number; most: number }> = {
  near: { half: 1, most: 3 },
  van: { half: 0.3, most: 1.3 },
  attempted: { half: 1.3, most: 5 },
  exception: { half: 2.5, most: 8 },
};

/** A log-logistic law through the two beliefs: who has waited long may wait longer. */
export function defaultCurve(stage: ScanStage): number[] {
  const { half, most } = BELIEFS[stage];
  const spread = Math.log(most / half) / Math.log(9);
  return SHARES.map((share) => Math.log(half) + spread * Math.log(share / (1 - share)));
}

/** Parcels of a carrier to a country, of a carrier, or all of a stage. */
export function cellKey(stage: ScanStage, carrier = "", country = ""): string {
  return JSON.stringify([stage, carrier, country]);
}

/** A parcel's cells, widest first. */
export function cellsOf({ stage, carrier, place }: Omit<Stay, "since">): string[] {
  const country = countryOf(place);
  if (carrier === "") return [cellKey(stage)];
  return [cellKey(stage), cellKey(stage, carrier), ...(country === "" ? [] : [cellKey(stage, carrier, country)])];
}

/** Before anything is learned. */
export const USUAL_TIMES: StageTimes = { pace: learnWorkPace([], () => false), curves: {} };

/**
 * When a parcel arrives that was scanned so.
 * @param at days since 1970-01-01 on the destination's clocks; it has not arrived by then
 * @returns days from `at`, at LEVELS, rising
 */
export function daysFromStage(times: StageTimes, stay: Stay, at: number, isHoliday: IsHoliday): number[] {
  const { since, place } = stay;
  const clock = clockOf(times, isHoliday);
  const elapsed = at > since ? clock.between(since, at, place) : 0;
  return inOrder(
    quantilesAfter(curveOf(times, stay), elapsed).map((value) => {
      return Math.max(0, clock.after(since, Math.max(Math.exp(value), elapsed + LEAST_LEFT), place) - at);
    }),
  );
}

/** Who was not met has waited for the van before: it never comes sooner than from the van. */
function curveOf(times: StageTimes, stay: Stay): Curve {
  const curve = narrowest(times, stay);
  if (stay.stage !== "attempted") return Float64Array.from(curve);
  const van = narrowest(times, { ...stay, stage: "van" });
  return Float64Array.from(curve, (value, index) => Math.max(value, van[index]!));
}

function narrowest({ curves }: StageTimes, stay: Stay): number[] {
  const known = cellsOf(stay).findLast((key) => curves[key] !== undefined);
  return (known === undefined ? undefined : curves[known]) ?? defaultCurve(stay.stage);
}

const clocks = new WeakMap<StageTimes, WorkClock>();

function clockOf(times: StageTimes, isHoliday: IsHoliday): WorkClock {
  const known = clocks.get(times) ?? new WorkClock(times.pace, isHoliday);
  clocks.set(times, known);
  return known;
}
