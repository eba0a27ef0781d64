import type { Steps } from "#app/lib/steps.ts";

import { tryEstimator } from "../model/estimate-delivery.ts";
import type { Drafts } from "../model/drafts.ts";
import { learnEstimator, type Learned as OwnLearned } from "../model/estimator.ts";
import { SETTLED_DAYS } from "../model/parcel.ts";
import { isPublicHoliday } from "../model/public-holiday.ts";
import type { Trial } from "../model/trial.ts";
import { LEAST_TRIED } from "./choose-source.ts";
import type { Learned, Trials } from "./learned.ts";
import type { PastParcel } from "./past-parcel.ts";
import { tryRules } from "./try-rules.ts";

/** All are tried at hand-over, on parcels of these days whose slow ones have come too: as the estimator tries itself. */
const TRIED_DAYS = 42;
/** A past of two months, which is what a new shop gives, is too short for that. */
const YOUNG_TRIED_DAYS = 28;

export interface Candidates {
  past: readonly PastParcel[];
  own: OwnLearned | null;
  pooled: Learned["estimator"];
  /** Days since 1970-01-01 on the shop's clocks. */
  today: number;
  /** As of {@link learnEstimator}. */
  drafts?: Drafts;
}

/** How many days back trials begin. */
export function triedDays(own: OwnLearned | null): number {
  return isOld(own) ? TRIED_DAYS : YOUNG_TRIED_DAYS;
}

/** How all that the past alone can try did on the same weeks. */
export function* tryCandidates({ past, own, pooled, today, drafts }: Candidates): Steps<Omit<Trials, "inService">> {
  const parcels = past.map(({ parcel }) => parcel);
  const weeks = { since: today - triedDays(own), until: today - SETTLED_DAYS };
  const tryOn = (estimator: NonNullable<Learned["estimator"]>): Trial =>
    tryEstimator(estimator, parcels, weeks.since, today, isPublicHoliday);
  const earlier = own && !isOld(own) ? yield* learnEstimator(parcels, weeks.since, isPublicHoliday, drafts) : null;
  return {
    own: isOld(own) ? (own?.trial ?? null) : earlier && tryOn(earlier.estimator),
    pooled: pooled && tryOn(pooled),
    rules: tryRules(past, weeks),
  };
}

function isOld(own: OwnLearned | null): boolean {
  return (own?.trial.parcels ?? 0) >= LEAST_TRIED;
}
