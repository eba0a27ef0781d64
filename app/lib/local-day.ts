import { Memo } from "./memo.ts";

/**
 * The calendar day of an instant, as `2026-11-14`.
 * @param timeZone IANA name; one that nobody knows counts as UTC
 */
export function localDay(instant: Date, timeZone: string): string {
  if (Number.isNaN(instant.getTime())) throw new Error("Not an instant");
  return calendars.get(timeZone, () => makeCalendar(timeZone)).format(instant);
}

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
