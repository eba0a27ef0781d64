import { zonesOfAddress } from "#app/lib/address-zones.ts";
import { localDay } from "#app/lib/local-day.ts";

import type { RuleFacts } from "./rules/estimate-by-rules.ts";

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
