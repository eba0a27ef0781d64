/** A calendar day as days since 1 January 1970: counting on is adding, and no clock changes in between. */
export type Day = number;

const DAY_MS = 86_400_000;

/** @param iso `2026-11-14` */
export function dayOf(iso: string): Day {
  const day = Date.parse(`${iso}T00:00:00Z`) / DAY_MS;
  if (!Number.isInteger(day)) throw new Error(`Not a day: ${iso}`);
  return day;
}

/** `2026-11-14` */
export function isoOf(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 1 (Monday) to 7, as ISO 8601 counts. */
export function weekdayOf(day: Day): number {
  // The first day of 1970 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: Day): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** The day of an instant in UTC, which is that of a date column: it is read as midnight. `2026-11-14` */
export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** All days from one to another, both included; none when the last comes first. @param first @param last `2026-11-14` */
export function daysFrom(first: string, last: string): string[] {
  const [from, to] = [dayOf(first), dayOf(last)];
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, later) => isoOf(from + later));
}
