import { DateTime } from "luxon";

/** Two calendar days at the destination between which a parcel should arrive. */
export interface DeliveryWindow {
  /** `2026-11-14` */
  earliestOn: string;
  latestOn: string;
  /** What it rests on: the carrier's own date, or the shop's rule. */
  basis: "carrier" | "rule";
}

export interface TransitRule {
  /** Working days between order and hand-over. */
  processingDays: number;
  /** Working days on the road, fast and slow end. */
  transitDaysMin: number;
  transitDaysMax: number;
}

/** The carrier's date, as the local day it falls on. */
export function carrierWindow(etaAt: Date, timeZone: string): DeliveryWindow {
  const day = localDay(etaAt, timeZone).toISODate() ?? "";
  return { earliestOn: day, latestOn: day, basis: "carrier" };
}

/**
 * The shop's rule, counted in working days (Monday to Friday) of the given zone.
 * @param placedAt when it was ordered
 * @param shippedAt when it was handed over; null adds the processing days to the order's day
 */
export function ruleWindow(
  placedAt: Date,
  shippedAt: Date | null,
  rule: TransitRule,
  timeZone: string,
): DeliveryWindow {
  const handedOver = shippedAt
    ? localDay(shippedAt, timeZone)
    : addWorkingDays(localDay(placedAt, timeZone), rule.processingDays);
  return {
    earliestOn: addWorkingDays(handedOver, rule.transitDaysMin).toISODate() ?? "",
    latestOn: addWorkingDays(handedOver, rule.transitDaysMax).toISODate() ?? "",
    basis: "rule",
  };
}

function localDay(at: Date, timeZone: string): DateTime {
  const local = DateTime.fromJSDate(at, { zone: timeZone });
  return (local.isValid ? local : DateTime.fromJSDate(at, { zone: "utc" })).startOf("day");
}

/** Nothing arrives at a weekend by this rule: zero days after a Saturday is Monday. */
function addWorkingDays(from: DateTime, days: number): DateTime {
  let day = from;
  while (day.weekday > 5) day = day.plus({ days: 1 });
  for (let left = days; left > 0; left -= 1) {
    do day = day.plus({ days: 1 });
    while (day.weekday > 5);
  }
  return day;
}
