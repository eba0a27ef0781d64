import type { DeliveryRules } from "#app/shops/delivery-rules.ts";

import type { Parcel } from "../model/parcel.ts";
import type { StageTimes } from "../model/stage-times.ts";
import type { WeekShares } from "../model/week-shares.ts";
import { NO_ERRORS, type RuleErrors } from "./rule-errors.ts";
import type { CarrierRecords } from "./weigh-carrier.ts";

/** Before the carrier has it, an order is all we know. */
export type Stage = "purchase" | "handover";

/** Days from `at` (on the destination's clocks) until delivery at each of `LEVELS`, given that it has not come by then. */
export type Estimate = (parcel: Parcel, stage: Stage, at: number) => readonly number[];

/** What a shop's past has taught. */
export interface Knowledge {
  /** `EstimatorModel.version`; null when it is no stored one of the shop. */
  version: number | null;
  /** Null while nothing learned does better than the rules. */
  estimate: Estimate | null;
  /** How far off the rules were, by stage: `ruleError`; none when the rules have changed since. */
  ruleErrors: Record<Stage, RuleErrors>;
  carriers: CarrierRecords;
  /** How long it takes from a scan to the door; null where it was not learned. */
  stages: StageTimes | null;
  /** On which days of the week parcels come, by country (ISO 3166-1 alpha-2); those with too few are missing. */
  weeks: Readonly<Record<string, WeekShares>>;
}

/** Nothing has shown yet how far off the rules are. */
export const NO_RULE_ERRORS: Knowledge["ruleErrors"] = { purchase: NO_ERRORS, handover: NO_ERRORS };

/** Rules that count the same have the same key. */
export function rulesKey(rules: DeliveryRules): string {
  return JSON.stringify(rules);
}
