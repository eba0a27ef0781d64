import { DateTime, IANAZone } from "luxon";

import { type Day, isoOf } from "./day.ts";

/** 0 to 23. @param timeZone IANA name; one that nobody knows counts as UTC */
export function hourIn(instant: Date, timeZone: string): number {
  return DateTime.fromJSDate(instant, { zone: known(timeZone) }).hour;
}

/** Noon of a day where the zone is: no clock changes then. */
export function noonIn(day: Day, timeZone: string): Date {
  return DateTime.fromISO(`${isoOf(day)}T12:00`, { zone: known(timeZone) }).toJSDate();
}

function known(timeZone: string): string {
  return IANAZone.isValidZone(timeZone) ? timeZone : "UTC";
}
