import { dayOf, isoOf } from "#app/lib/day.ts";

/** Days in a row, `2026-12-24`, both included. */
export interface DayRange {
  from: string;
  to: string;
}

/** The day after so many. */
export function laterDay(day: string, by: number): string {
  return isoOf(dayOf(day) + by);
}

/** Days as ranges, in order. */
export function rangesOf(days: readonly string[]): DayRange[] {
  const ranges: DayRange[] = [];
  for (const day of [...new Set(days)].toSorted()) {
    const last = ranges.at(-1);
    if (last && laterDay(last.to, 1) === day) last.to = day;
    else ranges.push({ from: day, to: day });
  }
  return ranges;
}
