import type { Steps } from "#app/lib/steps.ts";

import { believeRules, MOST_OUTCOMES, type RuleSpan, ruleError } from "../belief/calibrate-rules.ts";
import type { Knowledge, Stage } from "../belief/knowledge.ts";
import { intervalScore, type Quantiles } from "../belief/quantiles.ts";
import { errorsTo, type RuleErrors } from "../belief/rule-errors.ts";
import type { CarrierRecords } from "../belief/weigh-carrier.ts";
import { countryOf, SETTLED_DAYS } from "../model/parcel.ts";
import { completeOutcomes } from "./complete-outcomes.ts";
import type { PastParcel } from "./past-parcel.ts";
import { type NamedDay, recordCarriers } from "./record-carriers.ts";

type Errors = Knowledge["ruleErrors"];

/** Of fewer parcels that have come a country says nothing that all do not. */
const LEAST_OF_COUNTRY = 5;

/**
 * How far off the rules were for the newest parcels, everywhere and by country. Those under way count for as long as they
 * have waited: of the newest, only the fast ones have come.
 * @param parcels newest orders first
 * @param until days; what came later was not known then
 */
export function learnRuleErrors(parcels: readonly PastParcel[], until: number): Errors {
  return { purchase: errorsAt("purchase", parcels, until), handover: errorsAt("handover", parcels, until) };
}

function errorsAt(stage: Stage, parcels: readonly PastParcel[], until: number): RuleErrors {
  const everywhere = new Seen();
  const byCountry = new Map<string, Seen>();
  for (const { parcel, spans } of parcels) {
    const [since, span] = stage === "purchase" ? [parcel.boughtAt, spans.purchase] : [parcel.handedAt, spans.handover];
    if (since === null || span === null || since >= until) continue;
    const country = countryOf(parcel.to);
    const there = byCountry.get(country) ?? new Seen();
    byCountry.set(country, there);
    for (const seen of [everywhere, there]) seen.add(since, span, parcel.deliveredAt, until);
  }
  const enough = [...byCountry].filter(([, seen]) => seen.came.length >= LEAST_OF_COUNTRY);
  return {
    everywhere: everywhere.errors(),
    byCountry: Object.fromEntries(enough.map(([country, seen]) => [country, seen.errors()])),
  };
}

/** The newest outcomes of one kind. */
class Seen {
  readonly came: number[] = [];
  readonly #waiting: number[] = [];

  add(since: number, span: RuleSpan, deliveredAt: number | null, until: number): void {
    if (this.came.length >= MOST_OUTCOMES) return;
    if (deliveredAt !== null && deliveredAt <= until) this.came.push(ruleError(deliveredAt - since, span));
    // What is longer on its way is lost, or has a carrier that tells nothing of its end.
    else if (until - since < SETTLED_DAYS) this.#waiting.push(ruleError(until - since, span));
  }

  errors(): number[] {
    return completeOutcomes(this.came, this.#waiting).map(round);
  }
}

/** Newest parcels of which a carrier named a day: more say nothing that these do not. */
const MOST_NAMED = 20_000;

/** How true the days were that carriers named, beside windows by the rules and their errors. @param until days */
export function* learnCarriers(parcels: readonly PastParcel[], errors: Errors, until: number): Steps<CarrierRecords> {
  const named: NamedDay[] = [];
  for (const past of parcels) {
    const { carrier, carrierOn, handedAt, deliveredAt } = past.parcel;
    if (carrierOn === null || handedAt === null || past.spans.handover === null) continue;
    if (deliveredAt === null && until - handedAt >= SETTLED_DAYS) continue;
    const own = rulesAtHandover(past, errors);
    const ownScore = own && deliveredAt !== null ? intervalScore(own, deliveredAt - handedAt) : null;
    named.push({ carrier, lane: past.lane, error: round((deliveredAt ?? until) - carrierOn), ownScore });
    if (named.length >= MOST_NAMED) break;
    if (named.length % 100 === 0) yield undefined;
  }
  return recordCarriers(named);
}

/** What the rules and their errors say of a parcel when it is handed over. */
export function rulesAtHandover({ parcel, spans }: PastParcel, errors: Errors): Quantiles | null {
  return spans.handover && believeRules(spans.handover, errorsTo(errors.handover, countryOf(parcel.to)), 0);
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
