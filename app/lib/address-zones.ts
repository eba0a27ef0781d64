import { getCountry } from "countries-and-timezones";
import { IANAZone } from "luxon";

import { REGION_ZONES } from "./region-zones.ts";

/** Where a parcel goes, as coarse as we keep it. */
export interface DeliveryArea {
  /** ISO 3166-1 alpha-2 */
  country: string | null;
  /** Shopify's `province_code`, e.g. "NY" */
  region: string | null;
}

const known = new Map<string, readonly string[]>();

/**
 * The IANA zones in which the delivery address may lie: those of its region, else all of its country, else the shop's
 * own. Never empty. What needs an hour of the day must hold in each of them.
 * @param shopZone IANA zone of the shop
 */
export function zonesOfAddress({ country, region }: DeliveryArea, shopZone: string): readonly string[] {
  const place = `${country ?? ""}|${region ?? ""}`.toUpperCase();
  const zones = known.get(place) ?? look(...(place.split("|") as [string, string]));
  known.set(place, zones);
  if (zones.length > 0) return zones;
  return [IANAZone.isValidZone(shopZone) ? shopZone : "UTC"];
}

function look(country: string, region: string): readonly string[] {
  // "FR-IDF" and "IDF" are both seen.
  const code = region.startsWith(`${country}-`) ? region.slice(country.length + 1) : region;
  const zones = REGION_ZONES[country]?.[code] ?? getCountry(country)?.timezones ?? [];
  return zones.filter((zone) => IANAZone.isValidZone(zone));
}
