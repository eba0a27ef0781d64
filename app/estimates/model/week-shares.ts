import type { Steps } from "#app/lib/steps.ts";

import { HOLIDAY, type IsHoliday, kindOfDay, SUNDAY } from "./work-clock.ts";

/**
 * Of an ordinary week's deliveries the share that falls on each kind of day: Sunday to Saturday, and a holiday that is
 * no Sunday, as if every week had one.
 */
export type WeekShares = readonly number[];

interface Trip {
  from: number;
  to: number;
  place: string;
}

/** Fewer deliveries say nothing of a day that is seldom one of theirs. */
export const LEAST_OF_WEEK = 100;
/** So many days on the road tell of holidays; with fewer they are taken for Sundays. */
const LEAST_HOLIDAYS = 30;
/** Days of a trip that are looked at: what is under way for longer says little of the week. */
const LONGEST = 60;
const TRIPS_A_TURN = 1_000;

/**
 * On which days parcels come, by country of the destination; a country with fewer than {@link LEAST_OF_WEEK} deliveries is
 * left out. Counted per parcel that was on the road on such a day: busy weeks and rare holidays change nothing.
 * @param trips from hand-over to delivery, days since 1970-01-01 on the clocks of the place
 */
export function* learnWeekShares(trips: readonly Trip[], isHoliday: IsHoliday): Steps<Record<string, number[]>> {
  const weeks = new Map<string, Week>();
  for (const [index, trip] of trips.entries()) {
    const country = trip.place.slice(0, 2);
    const week = weeks.get(country) ?? { trips: 0, came: new Array<number>(8).fill(0), out: new Array<number>(8).fill(0) };
    weeks.set(country, week);
    count(week, trip, isHoliday);
    if (index % TRIPS_A_TURN === TRIPS_A_TURN - 1) yield undefined;
  }
  const known = [...weeks].filter(([country, week]) => country !== "" && week.trips >= LEAST_OF_WEEK);
  return Object.fromEntries(known.map(([country, week]) => [country, sharesOf(week)]));
} // prettier-ignore

interface Week {
  trips: number;
  /** By kind of day: deliveries, and parcels that were on the road. */
  came: number[];
  out: number[];
}

function count(week: Week, { from, to, place }: Trip, isHoliday: IsHoliday): void {
  const last = Math.floor(to);
  week.trips += 1;
  week.came[kindOfDay(last, place, isHoliday)]! += 1;
  // The day of the hand-over counts only for what came on it: nobody expects the rest so soon.
  const first = Math.max(Math.min(Math.floor(from) + 1, last), last - LONGEST);
  for (let day = first; day <= last; day += 1) week.out[kindOfDay(day, place, isHoliday)]! += 1;
}

function sharesOf({ came, out }: Week): number[] {
  const rates = came.map((parcels, kind) => parcels / Math.max(1, out[kind]!));
  const week = rates.slice(0, HOLIDAY).reduce((all, rate) => all + rate, 0);
  const shares = rates.map((rate) => Math.round((rate / week) * 10_000) / 10_000);
  if (out[HOLIDAY]! < LEAST_HOLIDAYS) shares[HOLIDAY] = shares[SUNDAY]!;
  return shares;
}
