import type { SendingRules } from "#app/notifications/sending-rules.ts";

/** Messages are counted over so many minutes. */
export const PACE_MINUTES = 10;
/** What is usual is learned from so many days. */
export const PACE_DAYS = 14;
/** So many times the usual is still let through. */
const TIMES_USUAL = 10;
/** Who has just released a hold is not asked again for so long. */
const QUIET_MINUTES = 60;

/** When a shop's last hold ended, and how. */
export interface LastHold {
  endedAt: Date;
  outcome: "released" | "discarded";
}

/**
 * How many messages may be planned within {@link PACE_MINUTES} before the rest is held.
 * @param usual the 95th percentile of such windows in the last {@link PACE_DAYS} days, those without any left out
 */
export function allowedPace(usual: number, { burst }: Pick<SendingRules, "burst">): number {
  return Math.max(burst, TIMES_USUAL * usual);
}

/** The smallest of the values that at least 95 % of them do not exceed; 0 of none. */
export function percentile95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
}

/** The first minute that still counts: what a hold was about does not open the next one. */
export function countsFrom(now: Date, last: LastHold | null): Date {
  const window = minuteOf(now).getTime() - (PACE_MINUTES - 1) * 60_000;
  return new Date(Math.max(window, last ? minuteOf(last.endedAt).getTime() + 60_000 : 0));
}

/** Whether the merchant has just said that it is all right. */
export function isQuiet(now: Date, last: LastHold | null): boolean {
  return last?.outcome === "released" && now.getTime() - last.endedAt.getTime() < QUIET_MINUTES * 60_000;
}

/** The minute an instant belongs to. */
export function minuteOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 60_000) * 60_000);
}
