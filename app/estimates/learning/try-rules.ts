import { measureTrial, type Trial } from "../model/trial.ts";
import { learnRuleErrors, rulesAtHandover } from "./learn-rules.ts";
import type { PastParcel } from "./past-parcel.ts";

/** The weeks on which everything is tried: parcels handed over in them, whose slow ones have come too. */
export interface TriedWeeks {
  /** Days since 1970-01-01. */
  since: number;
  until: number;
}

/** How the rules, with errors known before, did at hand-over. */
export function tryRules(parcels: readonly PastParcel[], { since, until }: TriedWeeks): Trial {
  const errors = learnRuleErrors(parcels, since);
  return measureTrial(
    parcels.flatMap((past) => {
      const { handedAt, deliveredAt } = past.parcel;
      if (handedAt === null || deliveredAt === null || handedAt < since || handedAt > until) return [];
      const days = rulesAtHandover(past, errors);
      return days ? [{ days, took: deliveredAt - handedAt }] : [];
    }),
  );
}
