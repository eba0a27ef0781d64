import type { Steps } from "#app/lib/steps.ts";

import { countryOf } from "./parcel.ts";
import { countTrip, type DayCounts, HOLIDAY, type IsHoliday, SUNDAY, type Trip } from "./work-clock.ts";

/**
 * Of an ordinary week's deliveries the share that falls on each kind of day: Sunday to Saturday, and a holiday that is
 * no Sunday, as if every week had one.
 */
export type WeekShares = readonly number[];

/** Fewer deliveries say nothing of a day that is seldom one of theirs. */
export const LEAST_OF_WEEK = 100;
/** So many days on the road tell of holidays; with fewer they are taken for Sundays. */
const LEAST_HOLIDAYS = 30;
const TRIPS_A_TURN = 1_000;

/**
 * On which days parcels come, by country of the destination; a country with fewer than {@link LEAST_OF_WEEK} deliveries is
 * left out. Counted per parcel that was on the road on such a day: busy weeks and rare holidays change nothing.
 */
export function* learnWeekShares(trips: readonly Trip[], isHoliday: IsHoliday): Steps<Record<string, number[]>> {
  const weeks = new Map<string, Week>();
  for (const [index, trip] of trips.entries()) {
    const country = countryOf(trip.place);
    const week = weeks.get(country) ?? { trips: 0, came: new Array<number>(8).fill(0), out: new Array<number>(8).fill(0) };
    weeks.set(country, week);
    count(week, trip, isHoliday);
    if (index % TRIPS_A_TURN === TRIPS_A_TURN - 1) yield undefined;
  }
  const known = [...weeks].filter(([country, week]) => country !== "" && week.trips >= LEAST_OF_WEEK);
  return Object.fromEntries(known.map(([country, week]) => [country, sharesOf(week)]));
} // prettier-ignore

interface Week extends DayCounts {
  trips: number;
}

function count(week: Week, trip: Trip, isHoliday: IsHoliday): void {
  week.trips += 1;
  // The day of the hand-over counts only for what came on it: nobody expects the rest so soon.
  countTrip(week, trip, Math.min(Math.floor(trip.from) + 1, Math.floor(trip.to)), isHoliday);
}

function sharesOf({ came, out }: DayCounts): number[] {
  const rates = came.map((parcels, kind) => parcels / Math.max(1, out[kind]!));
  const week = rates.slice(0, HOLIDAY).reduce((all, rate) => all + rate, 0);
  const shares = rates.map((rate) => Math.round((rate / week) * 10_000) / 10_000);
  if (out[HOLIDAY]! < LEAST_HOLIDAYS) shares[HOLIDAY] = shares[SUNDAY]!;
  return shares;
}
