import type { Steps } from "#app/lib/steps.ts";

import type { Knowledge } from "../belief/knowledge.ts";
import type { CarrierRecords } from "../belief/weigh-carrier.ts";
import type { Drafts } from "../model/drafts.ts";
import { learnEstimator, type Learned as OwnLearned } from "../model/estimator.ts";
import { isPublicHoliday } from "../model/public-holiday.ts";
import type { StageTimes } from "../model/stage-times.ts";
import { LEAST_DELIVERED } from "./choose-source.ts";
import { learnCarriers, learnRuleErrors } from "./learn-rules.ts";
import { learnStages, learnWeeks } from "./learn-stages.ts";
import type { PastParcel } from "./past-parcel.ts";

/** All that a shop's own past says. */
export interface OwnPast {
  delivered: number;
  ruleErrors: Knowledge["ruleErrors"];
  carriers: CarrierRecords;
  /** Null where there is too little to learn from. */
  own: OwnLearned | null;
  stages: StageTimes;
  /** On which days of the week parcels came, by country of the destination. */
  weeks: Record<string, number[]>;
}

/**
 * Learns from a shop's past how true its rules and its carriers' days were, how long its parcels take, and from each scan
 * to the door.
 * @param past newest orders first
 * @param today days since 1970-01-01 on the shop's clocks
 * @param drafts as of {@link learnEstimator}
 */
export function* learnPast(past: readonly PastParcel[], today: number, drafts?: Drafts): Steps<OwnPast> {
  const parcels = past.map(({ parcel }) => parcel);
  const delivered = parcels.filter(({ deliveredAt }) => deliveredAt !== null).length;
  const ruleErrors = learnRuleErrors(past, today);
  const carriers = yield* learnCarriers(past, ruleErrors, today);
  const own = delivered < LEAST_DELIVERED ? null : yield* learnEstimator(parcels, today, isPublicHoliday, drafts);
  const stages = yield* learnStages(past, own?.estimator.pace ?? null, today);
  const weeks = yield* learnWeeks(past);
  return { delivered, ruleErrors, carriers, own, stages, weeks };
}
