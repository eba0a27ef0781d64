import type { DeliveryRules, TransitZone } from "#app/shops/delivery-rules.ts";

import { type Destination, regionCode } from "./place.ts";

/** How long a parcel is on the road: the first zone that fits, else what holds everywhere. */
export function transitTo(to: Destination, rules: DeliveryRules): Pick<TransitZone, "transitMin" | "transitMax"> {
  return findZone(to, rules) ?? rules;
}

export function findZone(to: Destination, rules: DeliveryRules): TransitZone | undefined {
  return rules.zones.find((zone) => fits(zone, to));
}

/** What a zone asks for and we do not know, does not fit. */
function fits({ countries, regions, postcodes }: TransitZone, to: Destination): boolean {
  const { country, area } = to;
  if (country === null || !countries.includes(country)) return false;
  const isRegion = regions.length === 0 || regions.includes(regionCode(to));
  const isArea = postcodes.length === 0 || (area !== null && postcodes.some((start) => area.startsWith(start)));
  return isRegion && isArea;
}
