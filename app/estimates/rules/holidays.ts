import { createRequire } from "node:module";

import type Holidays from "date-holidays";
import type { HolidaysTypes } from "date-holidays";

import { type Day, dayOf, yearOf } from "#app/lib/day.ts";
import { Memo } from "#app/lib/memo.ts";

import { holidayRegion } from "./holiday-region.ts";
import { type Place, regionCode } from "./place.ts";

export interface Holiday {
  name: string;
  on: Day;
}

const DAY_MS = 86_400_000;

/** A few thousand of them are some megabytes. */
const years = new Memo<readonly Holiday[]>(2_000);
const daysOff = new Memo<ReadonlySet<Day>>(2_000);

/**
 * Public holidays of a year, each day of them, in order; substitutes for those on a weekend too. Only days that the whole
 * country keeps where the region is not known. They come from a table (https://github.com/commenthol/date-holidays), and
 * those that follow the moon may be a day off.
 */
export function listHolidays(at: Place, year: number): readonly Holiday[] {
  const { country } = at;
  if (country === null) return [];
  const region = holidayRegion(country, regionCode(at));
  return years.get(`${country}|${region}|${year}`, () => readYear(country, region, year));
}

/** The same as a set, for asking many times. */
export function holidaysOf(at: Place, year: number): ReadonlySet<Day> {
  return daysOff.get(`${at.country ?? ""}|${at.region ?? ""}|${year}`, () => {
    return new Set(listHolidays(at, year).map(({ on }) => on));
  });
}

/** Whether a day is one of them. @param on `2026-12-25` */
export function isHoliday(at: Place, on: string): boolean {
  const day = dayOf(on);
  return holidaysOf(at, yearOf(day)).has(day);
}

function readYear(country: string, region: string, year: number): readonly Holiday[] {
  const calendar = makeCalendar(country, region);
  const entries = calendar.getHolidays(year) || [];
  return entries
    .filter(({ type }) => type === "public")
    .flatMap(({ name, date, start, end }) => {
      // Half days (from noon on) stop nobody; a change of the clock makes a day an hour longer or shorter.
      const length = Math.round((end.getTime() - start.getTime()) / DAY_MS - 0.1);
      const first = dayOf(date.slice(0, 10));
      return Array.from({ length }, (_, later) => ({ name, on: first + later }));
    })
    .toSorted((one, other) => one.on - other.on);
}

function makeCalendar(country: string, region: string): Holidays {
  const Calendar = load();
  const options: HolidaysTypes.Options = { types: ["public"], languages: ["en"] };
  const whole = new Calendar(country, options);
  const isKnown = region !== "" && Object.hasOwn(whole.getStates(country) ?? {}, region);
  return isKnown ? new Calendar(country, region, options) : whole;
}

let loaded: typeof Holidays | undefined;

/** Loaded when it is first asked for: it takes a tenth of a second and 20 MB, and a process may never need it. */
function load(): typeof Holidays {
  loaded ??= createRequire(import.meta.url)("date-holidays") as typeof Holidays;
  return loaded;
}

/** Regions whose holidays are known, by Shopify's code. */
export function listRegions(country: string): { code: string; name: string }[] {
  const regions = new (load())().getStates(country, "en") ?? {};
  return Object.entries(regions).map(([code, name]) => ({ code, name }));
}
