/** "2 Nov, 14:05" in the given time zone; the year is told only when it is not `now`'s. */
export function formatMoment(iso: string, timeZone: string, now: string): string {
  return `${formatDay(iso, timeZone, now)}, ${formatClock(iso, timeZone)}`;
}

/** "2 Nov", with the year when it is not `now`'s. */
export function formatDay(iso: string, timeZone: string, now: string): string {
  const moment = new Date(iso);
  const yearOf = (at: Date) => at.toLocaleDateString("en-US", { timeZone, year: "numeric" });
  const isThisYear = yearOf(moment) === yearOf(new Date(now));
  return moment.toLocaleDateString("en-US", {
    timeZone,
    day: "numeric",
    month: "short",
    ...(isThisYear ? {} : { year: "numeric" }),
  });
}

/** "14:05". */
export function formatClock(iso: string, timeZone: string): string {
  const format = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Date(iso).toLocaleTimeString("en-US", format);
}

/** "Nov 2" or "Nov 2 – Nov 5" for days without a time, `2026-11-02`. */
export function formatDays(earliestOn: string, latestOn: string): string {
  const [first, last] = [earliestOn, latestOn].map((day) =>
    new Date(day).toLocaleDateString("en-US", { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" }),
  );
  return first === last ? `${last}` : `${first} – ${last}`;
}

/** "3 minutes ago", "2 days ago": how long something has been so. */
export function formatAge(iso: string, now: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(now) - Date.parse(iso)) / 60_000));
  const words = new Intl.RelativeTimeFormat("en-US", { numeric: "auto" });
  if (minutes < 1) return "just now";
  if (minutes < 60) return words.format(-minutes, "minute");
  if (minutes < 48 * 60) return words.format(-Math.round(minutes / 60), "hour");
  return words.format(-Math.round(minutes / 1_440), "day");
}
