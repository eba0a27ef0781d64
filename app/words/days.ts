import { localDay as dayIn } from "#app/lib/local-day.ts";
import { Memo } from "#app/lib/memo.ts";

/** How a page tells time: one way of writing it, one zone, one present. */
export interface Clock {
  now: Date;
  /** IANA zone of the destination; the shop's own until we know better. */
  timeZone: string;
  /** BCP 47 */
  format: string;
}

const DAY_MS = 86_400_000;
const NEAR: Record<number, string> = { [-1]: "yesterday", 0: "today", 1: "tomorrow" };
const DAY = { weekday: "long", day: "numeric", month: "long" } as const;
const DAY_AND_YEAR = { ...DAY, year: "numeric" } as const;

/** The calendar day of an instant where the parcel goes, as `2026-11-14`. */
export function localDay(at: Date, clock: Clock): string {
  return dayIn(at, clock.timeZone);
}

export function today(clock: Clock): string {
  return localDay(clock.now, clock);
}

/**
 * A day for a message to choose its words by: `near` is "today", "tomorrow", "yesterday" or "other", and `day`
 * the full name for the last.
 */
export function dayValues(day: string, clock: Clock): { near: string; day: string } {
  return { near: NEAR[daysBetween(today(clock), day)] ?? "other", day: nameDay(day, clock) };
}

/** "Thursday 14 November", with the year when it is not this one. Never relative. */
export function nameDay(day: string, clock: Clock): string {
  return inUtc(clock, day.slice(0, 4) === thisYear(clock) ? DAY : DAY_AND_YEAR).format(new Date(day));
}

/** "Thursday 14 – Saturday 16 November" as the language writes a span of days; one day when both ends are the same. */
export function nameDays(from: string, to: string, clock: Clock): string {
  if (from >= to) return nameDay(to, clock);
  const sameYear = from.slice(0, 4) === to.slice(0, 4) && to.slice(0, 4) === thisYear(clock);
  const name = `${clock.format} ${sameYear} ${from} ${to}`;
  return spans.get(name, () => {
    const span = inUtc(clock, sameYear ? DAY : DAY_AND_YEAR).formatRange(new Date(from), new Date(to));
    // Not every font, and no text message, has the thin space that some languages put around the dash.
    return span.replaceAll("\u2009", " ");
  });
}

const BRIEF = {
  weekday: { weekday: "short", day: "numeric", month: "short" },
  numbers: { day: "numeric", month: "numeric" },
} as const;

/** "Thu 14 Nov – Mon 18 Nov" or "14/11 – 18/11", where every sign costs; never relative. */
export function nameDaysBriefly(from: string, to: string, style: keyof typeof BRIEF, clock: Clock): string {
  const format = inUtc(clock, BRIEF[style]);
  const text = from >= to ? format.format(new Date(to)) : format.formatRange(new Date(from), new Date(to));
  return text.replaceAll("\u2009", " ");
}

/** Parcels of one week arrive within the same few spans, and writing one takes longer than all other days of a page. */
const spans = new Memo<string>(2_000);

/** "14:05" or "2:05 pm", as the reader's region writes it. */
export function timeOfDay(at: Date, clock: Clock): string {
  return formatterOf(clock.format, clock.timeZone, { hour: "2-digit", minute: "2-digit" }).format(at);
}

/** "Thursday 14 November at 14:05" as the language joins a day and an hour. */
export function nameMoment(at: Date, clock: Clock): string {
  const time = { hour: "2-digit", minute: "2-digit" } as const;
  return formatterOf(clock.format, clock.timeZone, { ...DAY, ...time }).format(at);
}

/** Whole days from one calendar day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

function thisYear(clock: Clock): string {
  return today(clock).slice(0, 4);
}

function inUtc(clock: Clock, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return formatterOf(clock.format, "UTC", options);
}

const formatters = new Memo<Intl.DateTimeFormat>(500);

/** Making a formatter costs more than the rest of a page: each is made once. */
function formatterOf(format: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${format} ${timeZone} ${JSON.stringify(options)}`;
  return formatters.get(name, () => new Intl.DateTimeFormat(format, { ...options, timeZone: known(timeZone) }));
}

/** A zone that nobody knows counts as UTC, as for the calendar day. */
function known(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
}
