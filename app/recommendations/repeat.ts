import type { Repeat } from "./scored-candidate.ts";

/** So many of its buyers must have come back for it, before we take it for something that is used up. */
const LEAST_SHARE = 0.15;
/** Whoever bought it twice has shown it for themselves. */
const LEAST_SHARE_IF_THEIRS = 0.05;
/** Sooner than this after a purchase nothing is used up. */
const LEAST_DAYS = 7;
/** Part of the usual gap after which it may run low, and after which they have moved on. */
const RUNNING_LOW = 0.6;
const MOVED_ON = 4;

/** Does the data say that it is bought again, and about now? */
export function isDue({ times, daysSinceLast, medianGapDays, repeatShare }: Repeat): boolean {
  if (times < 1 || medianGapDays === null || medianGapDays <= 0) return false;
  if (repeatShare < (times > 1 ? LEAST_SHARE_IF_THEIRS : LEAST_SHARE)) return false;
  const gaps = daysSinceLast / medianGapDays;
  return daysSinceLast >= LEAST_DAYS && gaps >= RUNNING_LOW && gaps <= MOVED_ON;
}
