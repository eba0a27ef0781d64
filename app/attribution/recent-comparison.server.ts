import type { PickTerms } from "./find-terms.server.ts";
import type { Comparison } from "./lift.ts";
import { readComparison } from "./read-comparison.server.ts";

/** Reading everybody's orders of a very large shop takes seconds: what took longer than this is kept for a while. */
const SLOW_MS = 1_000;
const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 200;

const kept = new Map<string, { until: number; comparison: Comparison }>();

/** The comparison as it stands, or as it stood a few minutes ago where asking costs the merchant seconds. */
export async function recentComparison(shop: string, terms: PickTerms, now: Date): Promise<Comparison> {
  const key = JSON.stringify([shop, terms]);
  const known = kept.get(key);
  if (known && known.until > now.getTime()) return known.comparison;
  const begun = performance.now();
  const comparison = await readComparison(shop, terms, now);
  kept.delete(key);
  if (performance.now() - begun > SLOW_MS) {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, { until: now.getTime() + KEPT_MS, comparison });
  }
  return comparison;
}
