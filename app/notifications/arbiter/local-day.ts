import { DateTime } from "luxon";

/** Midnight at the end of the day that it is at this instant in an IANA zone; days of 23 or 25 hours included. */
export function endOfDay(at: Date, zone: string): Date {
  return DateTime.fromJSDate(at, { zone }).startOf("day").plus({ days: 1 }).startOf("day").toJSDate();
}

/** The first instant of the day that it is at this instant in an IANA zone. */
export function startOfDay(at: Date, zone: string): Date {
  return DateTime.fromJSDate(at, { zone }).startOf("day").toJSDate();
}
