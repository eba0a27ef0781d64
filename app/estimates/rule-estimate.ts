import { zonesOfAddress } from "#app/lib/address-zones.ts";
import { localDay } from "#app/lib/local-day.ts";
import type { DeliveryRules } from "#app/shops/delivery-rules.ts";

import type { Window } from "./delivery-window.ts";
import { estimateByRules, type RuleFacts } from "./rules/estimate-by-rules.ts";

export interface EstimateFacts extends RuleFacts {
  /** The carrier's own date, which wins. */
  carrierEtaAt: Date | null;
}

/** When a parcel should arrive, by the carrier's word or else by the shop's rules. */
export function estimateWindow(facts: EstimateFacts, rules: DeliveryRules): Window {
  if (facts.carrierEtaAt) return { ...carrierDays(facts.carrierEtaAt, facts), basis: "carrier" };
  const { earliestOn, latestOn } = estimateByRules(facts, rules);
  return { earliestOn, latestOn, basis: "rule" };
}

/**
 * The carrier's date as days of the destination, over all zones in which the address may lie. A carrier that names a day
 * without an hour writes midnight UTC: that is a day, not an instant.
 */
export function carrierDays(eta: Date, { to, home }: Pick<RuleFacts, "to" | "home">) {
  const isBareDay = eta.getTime() % 86_400_000 === 0;
  const zones = isBareDay ? ["UTC"] : zonesOfAddress(to, home.timeZone);
  const days = zones.map((zone) => localDay(eta, zone)).toSorted();
  const [earliestOn = "", latestOn = earliestOn] = [days[0], days.at(-1)];
  return { earliestOn, latestOn };
}
