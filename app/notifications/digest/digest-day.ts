import { DateTime } from "luxon";

/** A shop's day and the one before it, as instants; a zone that nobody knows counts as UTC. */
export interface DigestDay {
  /** `2026-11-26`: the day on which the digest leaves. */
  day: string;
  hour: number;
  startsAt: Date;
  yesterdayStartsAt: Date;
}

export function digestDay(now: Date, timeZone: string): DigestDay {
  const local = DateTime.fromJSDate(now, { zone: timeZone });
  const here = local.isValid ? local : DateTime.fromJSDate(now, { zone: "utc" });
  const start = here.startOf("day");
  return {
    day: start.toISODate() ?? "",
    hour: here.hour,
    startsAt: start.toJSDate(),
    yesterdayStartsAt: start.minus({ days: 1 }).toJSDate(),
  };
}
