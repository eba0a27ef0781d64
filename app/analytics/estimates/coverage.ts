import { scoreInterval } from "#app/lib/score-interval.ts";

/** What was stated of some parcels, and what was seen. Shares from 0 to 1. */
export interface Coverage {
  stated: number;
  inside: number;
  of: number;
  /** Null without parcels. */
  seen: number | null;
  /** Where the true share lies in 19 cases of 20 (Wilson). */
  range: { low: number; high: number } | null;
  verdict: Verdict;
}

/**
 * `holds`: what was stated is true, as far as one can tell. `narrow`: fewer came inside than stated. `wide`: more did.
 * `early`: too few parcels to tell.
 */
export type Verdict = "holds" | "narrow" | "wide" | "early";

/** Below so many parcels the range is wider than any difference worth knowing. */
const LEAST = 30;
/** So close counts as kept, however sure the difference is. */
const CLOSE = 0.02;

/** Compares what was seen with what was stated, allowing for chance. */
export function coverageOf(inside: number, of: number, stated: number): Coverage {
  if (of === 0) return { stated, inside, of, seen: null, range: null, verdict: "early" };
  const { rate, low, high } = scoreInterval(inside, of);
  return { stated, inside, of, seen: rate, range: { low, high }, verdict: verdictOf(rate, low, high, of, stated) };
}

function verdictOf(rate: number, low: number, high: number, of: number, stated: number): Verdict {
  if (of < LEAST) return "early";
  if (Math.abs(rate - stated) <= CLOSE || (low <= stated && stated <= high)) return "holds";
  return rate < stated ? "narrow" : "wide";
}
