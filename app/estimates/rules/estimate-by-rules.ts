import { zonesOfAddress } from "#app/lib/address-zones.ts";
import { type Day, dayOf, isoOf } from "#app/lib/day.ts";
import { localDay } from "#app/lib/local-day.ts";
import type { DeliveryRules } from "#app/shops/delivery-rules.ts";

import { hourIn, noonIn } from "./local-time.ts";
import type { Destination } from "./place.ts";
import { transitTo } from "./transit-zone.ts";
import { addOpenDays, deliveryCalendar, handlingCalendar } from "./working-days.ts";

export interface RuleFacts {
  orderedAt: Date;
  /** Hand-over to the carrier; null while it has not happened. */
  shippedAt: Date | null;
  to: Destination;
  /** The shop: IANA zone in which it counts its days, and its country, where it packs unless its rules say otherwise. */
  home: { timeZone: string; country: string | null };
  /** When this is asked: what has not been handed over by then leaves then at the earliest. Left out: at the order. */
  asOf?: Date;
}

/** Calendar days, `2026-11-14`, all included. */
export interface RuleEstimate {
  /** By when it is handed over, or was, in the shop's days. */
  shipsByOn: string;
  /** In the destination's days: over all zones in which the address may lie. */
  earliestOn: string;
  latestOn: string;
}

/**
 * When a parcel leaves and arrives, by nothing but what the merchant has told of the shop and its carriers. Working days
 * are counted where they happen: handling in the shop's calendar, the road in the destination's.
 */
export function estimateByRules(facts: RuleFacts, rules: DeliveryRules): RuleEstimate {
  const { orderedAt, shippedAt, to, home } = facts;
  const [soon, late] = shippedAt ? [shippedAt, shippedAt] : handOver(facts, rules);
  const isOpen = deliveryCalendar(rules, to);
  const { transitMin, transitMax } = transitTo(to, rules);
  const zones = zonesOfAddress(to, home.timeZone);
  const daysThere = (instant: Date) => zones.map((zone) => dayIn(instant, zone));
  // A day may have begun there that has not begun here: nothing arrives before it was ordered.
  const from = Math.max(Math.min(...daysThere(soon)), Math.min(...daysThere(orderedAt)));
  const until = Math.max(from, ...daysThere(late));
  return {
    shipsByOn: localDay(late, home.timeZone),
    earliestOn: isoOf(addOpenDays(from, transitMin, isOpen)),
    latestOn: isoOf(addOpenDays(until, transitMax, isOpen)),
  };
}

/** Noon of the first and of the last day on which the shop should hand it over. */
function handOver({ orderedAt, home, asOf }: RuleFacts, rules: DeliveryRules): [Date, Date] {
  const isOpen = handlingCalendar(rules, home.country);
  const begun = dayOfOrder(orderedAt, rules.cutOffHour, home.timeZone);
  const notBefore = asOf ? addOpenDays(dayIn(asOf, home.timeZone), 0, isOpen) : begun;
  const leaves = (days: number) => Math.max(addOpenDays(begun, days, isOpen), notBefore);
  return [noonIn(leaves(rules.processingMin), home.timeZone), noonIn(leaves(rules.processingMax), home.timeZone)];
}

/** The day from which work on an order is counted: after the cut-off it is the next one. */
function dayOfOrder(orderedAt: Date, cutOffHour: number | null, timeZone: string): Day {
  const isLate = cutOffHour !== null && hourIn(orderedAt, timeZone) >= cutOffHour;
  return dayIn(orderedAt, timeZone) + (isLate ? 1 : 0);
}

function dayIn(instant: Date, timeZone: string): Day {
  return dayOf(localDay(instant, timeZone));
}
