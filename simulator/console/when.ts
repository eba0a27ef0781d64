/** "14:03:22" today, "23 Nov, 14:03" otherwise; in the shop's time zone. */
export function clock(instant: Date, now: Date, timeZone: string): string {
  const day = (date: Date) => date.toLocaleDateString("en-CA", { timeZone });
  return day(instant) === day(now)
    ? instant.toLocaleTimeString("en-GB", { timeZone })
    : instant.toLocaleString("en-GB", { timeZone, day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}

/** "12 s ago", "5 min ago", "3 h ago", "6 days ago". */
export function ago(instant: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - instant.getTime()) / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3_600)} h ago`;
  return `${Math.floor(seconds / 86_400)} days ago`;
}
