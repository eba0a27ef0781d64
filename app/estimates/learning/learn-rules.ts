import type { Steps } from "#app/lib/steps.ts";

import { believeRules, MOST_OUTCOMES, ruleError } from "../belief/calibrate-rules.ts";
import type { Stage } from "../belief/knowledge.ts";
import { intervalScore, type Quantiles } from "../belief/quantiles.ts";
import { type CarrierRecords, type NamedDay, recordCarriers } from "../belief/weigh-carrier.ts";
import type { PastParcel } from "./past-parcel.ts";

export type RuleErrors = Record<Stage, number[]>;

/**
 * How far off the rules were for the newest parcels that have come.
 * @param parcels newest orders first
 * @param until days; what came later was not known then
 */
export function learnRuleErrors(parcels: readonly PastParcel[], until: number): RuleErrors {
  const errors: RuleErrors = { purchase: [], handover: [] };
  for (const { parcel, spans } of parcels) {
    const { boughtAt, handedAt, deliveredAt } = parcel;
    if (deliveredAt === null || handedAt === null || spans.handover === null || deliveredAt > until) continue;
    if (errors.purchase.length >= MOST_OUTCOMES) break;
    errors.purchase.push(round(ruleError(deliveredAt - boughtAt, spans.purchase)));
    errors.handover.push(round(ruleError(deliveredAt - handedAt, spans.handover)));
  }
  return errors;
}

/** Newest parcels of which a carrier named a day: more say nothing that these do not. */
const MOST_NAMED = 20_000;

/** How true the days were that carriers named, beside windows by the rules and their errors. */
export function* learnCarriers(parcels: readonly PastParcel[], errors: RuleErrors): Steps<CarrierRecords> {
  const named: NamedDay[] = [];
  for (const { parcel, lane, spans } of parcels) {
    const { carrier, carrierOn, handedAt, deliveredAt } = parcel;
    if (carrierOn === null || handedAt === null || deliveredAt === null || spans.handover === null) continue;
    const own = believeRules(spans.handover, errors.handover, 0);
    const ownScore = intervalScore(own, deliveredAt - handedAt);
    named.push({ carrier, lane, error: round(deliveredAt - carrierOn), ownScore });
    if (named.length >= MOST_NAMED) break;
    if (named.length % 100 === 0) yield undefined;
  }
  return recordCarriers(named);
}

/** What the rules and their errors say of a parcel when it is handed over. */
export function rulesAtHandover({ spans }: PastParcel, errors: RuleErrors): Quantiles | null {
  return spans.handover && believeRules(spans.handover, errors.handover, 0);
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
