import { DateTime } from "luxon";

/**
 * The calendar day of an instant, as `2026-11-14`.
 * @param timeZone IANA name; one that nobody knows counts as UTC
 */
export function localDay(instant: Date, timeZone: string): string {
  const local = DateTime.fromJSDate(instant, { zone: timeZone });
  const day = (local.isValid ? local : DateTime.fromJSDate(instant, { zone: "utc" })).toISODate();
  if (day === null) throw new Error("Not an instant");
  return day;
}
