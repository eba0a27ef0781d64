/** Whole hours of a day within which something may leave; 24 is midnight at its end. */
export interface Hours {
  from: number;
  to: number;
}

/**
 * What hours mean for one message, told by an example: "A text to New York at 22:10 waits until 09:00."
 * Null while the hours make no sense. All times are those of the place the parcel goes to.
 */
export function tellHours(what: string, { from, to }: Hours): string | null {
  if (!isHour(from) || !isHour(to) || from >= to) return null;
  if (from === 0 && to === 24) return `${what} leaves at any hour.`;
  const late = to < 24;
  const at = late ? Math.min(to + 2, 23) : from - 1;
  const until = late && from === 0 ? "midnight" : clock(from);
  return `${what} to New York at ${clock(at, 10)} waits until ${until}.`;
}

function isHour(hour: number): boolean {
  return Number.isInteger(hour) && hour >= 0 && hour <= 24;
}

function clock(hour: number, minute = 0): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
