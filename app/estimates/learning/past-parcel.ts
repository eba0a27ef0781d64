import type { ShopFacts } from "../belief/believe.ts";
import { type RuleSpan } from "../belief/calibrate-rules.ts";
import { leavingFrom, type ParcelFacts, parcelOf, spanSince, zoneOf } from "../belief/parcel-facts.ts";
import { stageEntries } from "../belief/scan-stage.ts";
import { wallDays } from "../belief/wall-days.ts";
import { laneOf } from "../lane.ts";
import type { Parcel } from "../model/parcel.ts";
import type { ScanStage } from "../model/stage-times.ts";
import { estimateByRules } from "../rules/estimate-by-rules.ts";

/** A parcel to learn from, with what today's rules would have said of it. */
export interface PastParcel {
  parcel: Parcel;
  /** Coarse: "DE>FR-IDF" */
  lane: string;
  spans: { purchase: RuleSpan; handover: RuleSpan | null };
  /** What its scans told, and since when; days on the destination's clocks. */
  stages: { stage: ScanStage; since: number }[];
}

/** What is stored of a parcel of the past: the first day that the carrier named, and when it did. */
export interface PastFacts extends ParcelFacts {
  orderId: string;
  etaNamedAt: Date | null;
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

export function pastParcel(facts: ParcelFacts, shopFacts: ShopFacts): PastParcel {
  const { home, rules } = shopFacts;
  const parcel = parcelOf(shopFacts, facts);
  const { orderedAt, handedAt, to, scans = [] } = facts;
  const origin = leavingFrom(shopFacts, facts.origin).place.country;
  const zone = zoneOf(facts, home);
  const entries = stageEntries(scans, { destination: to, origin }).filter((entry) => entry !== null);
  const bought = estimateByRules({ orderedAt, shippedAt: null, to, home }, rules);
  const handed = handedAt && estimateByRules({ orderedAt, shippedAt: handedAt, to, home }, rules);
  return {
    parcel,
    lane: laneOf(rules.originCountry ?? home.country, to),
    stages: entries.map(({ stage, since }) => ({ stage, since: wallDays(since, zone) })),
    spans: {
      purchase: spanSince(parcel.boughtAt, bought),
      handover: handed && parcel.handedAt !== null ? spanSince(parcel.handedAt, handed) : null,
    },
  };
}
