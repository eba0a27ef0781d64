import { DateTime } from "luxon";

import { localDay as dayIn } from "#app/lib/local-day.ts";

/** How a page tells time: one language, one zone, one present. */
export interface Clock {
  now: Date;
  /** IANA zone of the destination; the shop's own until we know better. */
  timeZone: string;
  /** BCP 47 */
  locale: string;
}

/** The calendar day of an instant where the parcel goes, as `2026-11-14`. */
export function localDay(at: Date, clock: Clock): string {
  return dayIn(at, clock.timeZone);
}

export function today(clock: Clock): string {
  return localDay(clock.now, clock);
}

/** "today", "tomorrow", "yesterday" or "Thursday 14 November", with the year when it is not this one. */
export function nameDay(day: string, clock: Clock): string {
  const away = daysBetween(today(clock), day);
  return NEAR[away] ?? format(day, clock, "cccc d LLLL");
}

/** Like {@link nameDay}, for a sentence that goes "on Thursday" but not "on today". */
export function onDay(day: string, clock: Clock): string {
  const named = nameDay(day, clock);
  return Object.values(NEAR).includes(named) ? named : `on ${named}`;
}

/** "Thursday 14 – Saturday 16 November"; one day when both ends are the same. */
export function nameDays(from: string, to: string, clock: Clock): string {
  if (from >= to) return nameDay(to, clock);
  const start =
    from.slice(0, 7) === to.slice(0, 7) ? format(from, clock, "cccc d", false) : format(from, clock, "cccc d LLLL");
  return `${start} – ${format(to, clock, "cccc d LLLL")}`;
}

/** "Thursday 14 November", never relative: for dates that stand in a list. */
export function fullDay(day: string, clock: Clock): string {
  return format(day, clock, "cccc d LLLL");
}

/** "14:05" */
export function timeOfDay(at: Date, clock: Clock): string {
  return inZone(at, clock).toFormat("HH:mm");
}

/** Whole days from one calendar day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return DateTime.fromISO(to, { zone: "utc" }).diff(DateTime.fromISO(from, { zone: "utc" }), "days").days;
}

const NEAR: Record<number, string> = { [-1]: "yesterday", 0: "today", 1: "tomorrow" };

function format(day: string, clock: Clock, pattern: string, mayNeedYear = true): string {
  const otherYear = mayNeedYear && day.slice(0, 4) !== today(clock).slice(0, 4);
  return DateTime.fromISO(day, { zone: "utc" })
    .setLocale(clock.locale)
    .toFormat(otherYear ? `${pattern} y` : pattern);
}

function inZone(at: Date, clock: Clock): DateTime {
  const local = DateTime.fromJSDate(at, { zone: clock.timeZone });
  return (local.isValid ? local : DateTime.fromJSDate(at, { zone: "utc" })).setLocale(clock.locale);
}
