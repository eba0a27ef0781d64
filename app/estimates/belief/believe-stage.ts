import { isPublicHoliday } from "../model/public-holiday.ts";
import { daysFromStage, type StageTimes, type Stay, USUAL_TIMES } from "../model/stage-times.ts";
import type { Quantiles } from "./quantiles.ts";
import type { Scan, StageEntry } from "./scan-stage.ts";

/**
 * When it comes, by where it was scanned. What is held up somewhere on a long way has that way before it as well: it
 * comes no sooner than anybody thought.
 * @param own what is believed without the scan, in days from `at`
 */
export function believeStage(own: Quantiles, stay: Stay, times: StageTimes | null, at: number): Quantiles {
  const days = daysFromStage(times ?? USUAL_TIMES, stay, at, isPublicHoliday);
  return stay.stage === "exception" ? days.map((value, level) => Math.max(value, own[level] ?? 0)) : days;
}

/** Whether a scan knows more than the day that the carrier named: on the van, or when something went wrong since. */
export function outdoesCarrier(entry: StageEntry | null, scans: readonly Scan[]): boolean {
  if (entry === null || entry.stage === "near") return false;
  return entry.stage === "van" || !scans.some(({ namesDay, happenedAt }) => namesDay && happenedAt >= entry.since);
}
