import { takeTurns } from "#app/lib/steps.ts";

import { tryEstimator } from "../model/estimate-delivery.ts";
import { learnEstimator, type Learned as OwnLearned } from "../model/estimator.ts";
import { isPublicHoliday } from "../model/public-holiday.ts";
import type { Trial } from "../model/trial.ts";
import { LEAST_TRIED } from "./choose-source.ts";
import type { Learned, Trials } from "./learned.ts";
import type { PastParcel } from "./past-parcel.ts";
import { tryLive } from "./try-live.server.ts";
import { tryRules } from "./try-rules.ts";

/** All are tried at hand-over, on parcels of these days whose slow ones have come too: as the estimator tries itself. */
const TRIED_DAYS = 42;
const SETTLED_DAYS = 21;
/** A past of two months, which is what a new shop gives, is too short for that. */
const YOUNG_TRIED_DAYS = 28;
const DAY = 86_400_000;

export interface Tried {
  shop: string;
  past: readonly PastParcel[];
  own: OwnLearned | null;
  pooled: Learned["estimator"];
  /** Something that was learned names the shop's days: there is something to keep. */
  isServing: boolean;
  /** The present, as an instant and as days since 1970-01-01 on the shop's clocks. */
  now: Date;
  today: number;
}

/** How everything that could name the shop's days did on the same weeks. */
export async function tryAll(
  { shop, past, own, pooled, isServing, now, today }: Tried,
  signal?: AbortSignal,
): Promise<Trials> {
  const parcels = past.map(({ parcel }) => parcel);
  const isOld = (own?.trial.parcels ?? 0) >= LEAST_TRIED;
  const days = isOld ? TRIED_DAYS : YOUNG_TRIED_DAYS;
  const weeks = { since: today - days, until: today - SETTLED_DAYS };
  const before = (count: number) => new Date(now.getTime() - count * DAY);
  const tryOn = (estimator: NonNullable<Learned["estimator"]>): Trial =>
    tryEstimator(estimator, parcels, weeks.since, today, isPublicHoliday);
  const earlier =
    own && !isOld ? await takeTurns(learnEstimator(parcels, weeks.since, isPublicHoliday), undefined, signal) : null;
  return {
    own: isOld ? (own?.trial ?? null) : earlier && tryOn(earlier.estimator),
    inService: isServing ? await tryLive(shop, before(days), before(SETTLED_DAYS)) : null,
    pooled: pooled && tryOn(pooled),
    rules: tryRules(past, weeks),
  };
}
