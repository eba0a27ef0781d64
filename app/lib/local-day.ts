import { Memo } from "./memo.ts";

/**
 * The calendar day of an instant, as `2026-11-14`.
 * @param timeZone IANA name; one that nobody knows counts as UTC
 */
export function localDay(instant: Date, timeZone: string): string {
  if (Number.isNaN(instant.getTime())) throw new Error("Not an instant");
  const slot = Math.floor(instant.getTime() / SLOT_MS);
  return days.get(`${timeZone} ${slot}`, () => {
    return calendars.get(timeZone, () => makeCalendar(timeZone)).format(instant);
  });
}

/** No zone's day begins but on a quarter of an hour (UTC): all instants between two of them share theirs. */
const SLOT_MS = 15 * 60_000;
const days = new Memo<string>(10_000);

/** Making a calendar costs a thousand times what asking it does: each is made once. */
const calendars = new Memo<Intl.DateTimeFormat>(500);

/** Sweden writes its days as ISO 8601 does. */
function makeCalendar(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("sv-SE", { timeZone });
  } catch {
    return new Intl.DateTimeFormat("sv-SE", { timeZone: "UTC" });
  }
}
