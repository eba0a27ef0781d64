import { DateTime } from "luxon";

import { localDay } from "#app/lib/local-day.ts";

/** So many days are a choice; more are a calendar. */
const OFFERED = 5;
const SATURDAY = 6;

/**
 * The next working days (Monday to Friday) on which the carrier may come again: from tomorrow on, and only as
 * long as it usually keeps the parcel.
 * @param attemptedAt of the failed attempt
 * @returns calendar days, `2026-11-14`
 */
export function deliveryDays(attemptedAt: Date, holdDays: number, now: Date, timeZone: string): string[] {
  const today = DateTime.fromISO(localDay(now, timeZone), { zone: "utc" });
  const last = DateTime.fromISO(localDay(attemptedAt, timeZone), { zone: "utc" }).plus({ days: holdDays });
  const days: string[] = [];
  for (let day = today.plus({ days: 1 }); day <= last && days.length < OFFERED; day = day.plus({ days: 1 })) {
    if (day.weekday < SATURDAY) days.push(day.toISODate() ?? "");
  }
  return days;
}
