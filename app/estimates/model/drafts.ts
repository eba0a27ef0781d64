import { createHash } from "node:crypto";

import type { Steps } from "#app/lib/steps.ts";

import { fitForecaster, type Forecaster } from "./forecaster.ts";
import type { Lessons } from "./lessons.ts";

/**
 * Fits that are finished, by what they were fitted to. A learning that was interrupted is done again with the drafts of the
 * first: the same lessons need no second fit, and others never find one.
 */
export type Drafts = Map<string, Forecaster>;

/** Fewer lessons are fitted sooner than a draft of them is stored and read. */
export const LEAST_DRAFTED = 1_000;

/** A forecaster of the lessons: out of the drafts, or fitted now and put there. */
export function* fitOnce(lessons: Lessons, drafts: Drafts): Steps<Forecaster> {
  if (lessons.count < LEAST_DRAFTED) return yield* fitForecaster(lessons);
  const print = yield* printOf(lessons);
  const known = drafts.get(print);
  if (known) return known;
  const fitted = yield* fitForecaster(lessons);
  drafts.set(print, fitted);
  return fitted;
}

/** Lessons of the same print are the same to the byte: SHA-256 of all that a fit looks at. */
function* printOf({ features, places, logUnits, weights }: Lessons): Steps<string> {
  const print = createHash("sha256");
  for (const part of [features, logUnits, weights, places.join("\n")]) {
    print.update(part);
    yield;
  }
  return print.digest("hex");
}
