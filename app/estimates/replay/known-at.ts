import type { PastFacts } from "../learning/past-parcel.ts";

/** What was known of a parcel at an instant: what came later is not in it. */
export function knownAt(facts: PastFacts, at: Date): PastFacts {
  const { handedAt, deliveredAt, carrierEtaAt, etaNamedAt, scans = [] } = facts;
  const unlessLater = (instant: Date | null) => (instant && instant <= at ? instant : null);
  return {
    ...facts,
    handedAt: unlessLater(handedAt),
    deliveredAt: unlessLater(deliveredAt),
    carrierEtaAt: unlessLater(etaNamedAt) && carrierEtaAt,
    etaNamedAt: unlessLater(etaNamedAt),
    scans: scans.filter(({ happenedAt }) => happenedAt <= at),
  };
}
