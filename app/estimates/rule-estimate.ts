import { DateTime } from "luxon";

import { localDay } from "#app/lib/local-day.ts";
import type { ShopSettings } from "#app/shops/settings.ts";

import type { Window } from "./delivery-window.ts";

export interface EstimateFacts {
  orderedAt: Date;
  /** Hand-over to the carrier; null while it has not happened. */
  shippedAt: Date | null;
  /** The carrier's own date, which wins. */
  carrierEtaAt: Date | null;
}

export type Rules = Pick<ShopSettings, "processingDays" | "transitDaysMin" | "transitDaysMax" | "cutOffHour">;

const SATURDAY = 6;

/** When a parcel should arrive. @param timeZone IANA name, in which days are counted */
export function estimateWindow(facts: EstimateFacts, rules: Rules, timeZone: string): Window {
  if (facts.carrierEtaAt) {
    const day = carrierDay(facts.carrierEtaAt, timeZone);
    return { earliestOn: day, latestOn: day, basis: "carrier" };
  }
  const left = facts.shippedAt
    ? noonOf(facts.shippedAt, timeZone)
    : addWorkingDays(dayOfOrder(facts.orderedAt, rules.cutOffHour, timeZone), rules.processingDays);
  return {
    earliestOn: addWorkingDays(left, rules.transitDaysMin).toISODate(),
    latestOn: addWorkingDays(left, rules.transitDaysMax).toISODate(),
    basis: "rule",
  };
}

/** A carrier that names a day without an hour writes midnight UTC: that is a day, not an instant. */
function carrierDay(eta: Date, timeZone: string): string {
  const isBareDay = eta.getTime() % 86_400_000 === 0;
  return localDay(eta, isBareDay ? "UTC" : timeZone);
}

/** The day from which work on an order is counted: after the cut-off it is the next one. */
function dayOfOrder(orderedAt: Date, cutOffHour: number | null, timeZone: string): DateTime<true> {
  const day = noonOf(orderedAt, timeZone);
  const isLate = cutOffHour !== null && DateTime.fromJSDate(orderedAt, { zone: timeZone }).hour >= cutOffHour;
  return isLate ? day.plus({ days: 1 }) : day;
}

/** Noon of the local day, so that no change of clocks moves it to another. */
function noonOf(instant: Date, timeZone: string): DateTime<true> {
  const noon = DateTime.fromISO(`${localDay(instant, timeZone)}T12:00`, { zone: "utc" });
  if (!noon.isValid) throw new Error("Not a day");
  return noon;
}

/** Monday to Friday. Zero days from a weekend is Monday: nothing is handed over or delivered in between. */
function addWorkingDays(day: DateTime<true>, days: number): DateTime<true> {
  let reached = skipWeekend(day);
  for (let left = days; left > 0; left -= 1) reached = skipWeekend(reached.plus({ days: 1 }));
  return reached;
}

function skipWeekend(day: DateTime<true>): DateTime<true> {
  return day.weekday >= SATURDAY ? day.plus({ days: SATURDAY + 2 - day.weekday }) : day;
}
