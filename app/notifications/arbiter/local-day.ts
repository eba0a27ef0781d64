import { DateTime } from "luxon";

import { Memo } from "#app/lib/memo.ts";

/** Midnight at the end of the day that it is at this instant in an IANA zone; days of 23 or 25 hours included. */
export function endOfDay(at: Date, zone: string): Date {
  return dayOf(at, zone).end;
}

/** The first instant of the day that it is at this instant in an IANA zone. */
export function startOfDay(at: Date, zone: string): Date {
  return dayOf(at, zone).start;
}

/** No zone's day begins but on a quarter of an hour (UTC): all instants between two of them share theirs. */
const SLOT_MS = 15 * 60_000;
const days = new Memo<{ start: Date; end: Date }>(10_000);

/** Reckoning with calendars costs a hundred times what remembering does. */
function dayOf(at: Date, zone: string): { start: Date; end: Date } {
  return days.get(`${zone} ${Math.floor(at.getTime() / SLOT_MS)}`, () => {
    const start = DateTime.fromJSDate(at, { zone }).startOf("day");
    return { start: start.toJSDate(), end: start.plus({ days: 1 }).startOf("day").toJSDate() };
  });
}
