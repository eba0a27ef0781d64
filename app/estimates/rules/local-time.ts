import { FixedOffsetZone, IANAZone } from "luxon";

import type { Day } from "#app/lib/day.ts";
import { Memo } from "#app/lib/memo.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Asking a zone for its offset costs a quarter of an estimate: what thousands of parcels ask is kept. */
const noons = new Memo<Date>(10_000);

/** 0 to 23. @param timeZone IANA name; one that nobody knows counts as UTC */
export function hourIn(instant: Date, timeZone: string): number {
  const local = instant.getTime() + offsetMs(instant.getTime(), timeZone);
  return Math.floor((((local % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS);
}

/** Noon of a day where the zone is. Clocks change at night: what holds at noon in London is near enough. */
export function noonIn(day: Day, timeZone: string): Date {
  return noons.get(`${timeZone} ${day}`, () => {
    const noon = day * DAY_MS + DAY_MS / 2;
    return new Date(noon - offsetMs(noon, timeZone));
  });
}

function offsetMs(at: number, timeZone: string): number {
  // Luxon keeps every zone it has made, and whether it is one; asking by name costs a hundred times that.
  const zone = IANAZone.create(timeZone);
  return (zone.isValid ? zone : FixedOffsetZone.utcInstance).offset(at) * MINUTE_MS;
}
