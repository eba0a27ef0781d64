import type { ShopFacts } from "../belief/believe.ts";
import { type RuleSpan } from "../belief/calibrate-rules.ts";
import { type ParcelFacts, parcelOf, spanSince } from "../belief/parcel-facts.ts";
import { laneOf } from "../lane.ts";
import type { Parcel } from "../model/parcel.ts";
import { estimateByRules } from "../rules/estimate-by-rules.ts";

/** A parcel to learn from, with what today's rules would have said of it. */
export interface PastParcel {
  parcel: Parcel;
  /** Coarse: "DE>FR-IDF" */
  lane: string;
  spans: { purchase: RuleSpan; handover: RuleSpan | null };
}

type Times = Pick<ParcelFacts, "orderedAt" | "handedAt" | "deliveredAt">;

/** A parcel that nobody has scanned for so long has a carrier that tells nothing. */
const MUTE_DAYS = 30;
const DAY = 86_400_000;

/**
 * Whether a parcel's times can all be true and tell something: ordered, then handed over, then delivered, all of it in the
 * past. One that was first seen at the door says nothing of its way.
 */
export function isTrusted({ orderedAt, handedAt, deliveredAt }: Times, now: Date): boolean {
  if (handedAt === null) return deliveredAt === null && now.getTime() - orderedAt.getTime() < MUTE_DAYS * DAY;
  if (handedAt < orderedAt || handedAt > now) return false;
  return deliveredAt === null || (deliveredAt > handedAt && deliveredAt <= now);
}

export function pastParcel(facts: ParcelFacts, { shop, home, rules }: ShopFacts): PastParcel {
  const parcel = parcelOf(shop, facts, home, rules);
  const { orderedAt, handedAt, to } = facts;
  const bought = estimateByRules({ orderedAt, shippedAt: null, to, home }, rules);
  const handed = handedAt && estimateByRules({ orderedAt, shippedAt: handedAt, to, home }, rules);
  return {
    parcel,
    lane: laneOf(rules.originCountry ?? home.country, to),
    spans: {
      purchase: spanSince(parcel.boughtAt, bought),
      handover: handed && parcel.handedAt !== null ? spanSince(parcel.handedAt, handed) : null,
    },
  };
}
