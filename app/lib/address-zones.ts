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
  const [land, part] = placeOf({ country, region });
  const place = `${land}|${part}`;
  const zones = known.get(place) ?? look(land, part);
  known.set(place, zones);
  if (zones.length > 0) return zones;
  return [IANAZone.isValidZone(shopZone) ? shopZone : "UTC"];
}

/**
 * The one zone of them whose days and hours are told: where most of the region lives, as its list begins with it. Of a
 * country whose region is not known the shop's own, else the one in the middle.
 */
export function zoneOfAddress({ country, region }: DeliveryArea, shopZone: string): string {
  const zones = zonesOfAddress({ country, region }, shopZone);
  const [first = "UTC"] = zones;
  const [land, part] = placeOf({ country, region });
  if (zones.length === 1 || regionZones(land, part)) return first;
  if (zones.includes(shopZone)) return shopZone;
  const middle = middles.get(land) ?? middleOf(zones);
  middles.set(land, middle);
  return middle;
}

const middles = new Map<string, string>();

/** Any winter will do. */
const WINTER = Date.UTC(2026, 0, 1);

function middleOf(zones: readonly string[]): string {
  const offset = (zone: string) => IANAZone.create(zone).offset(WINTER);
  const sorted = zones.toSorted((one, other) => offset(one) - offset(other));
  return sorted[Math.floor(sorted.length / 2)] ?? "UTC";
}

function look(country: string, region: string): readonly string[] {
  const zones = regionZones(country, region) ?? getCountry(country)?.timezones ?? [];
  return zones.filter((zone) => IANAZone.isValidZone(zone));
}

function regionZones(country: string, region: string): readonly string[] | undefined {
  // "FR-IDF" and "IDF" are both seen.
  const code = region.startsWith(`${country}-`) ? region.slice(country.length + 1) : region;
  return REGION_ZONES[country]?.[code];
}

function placeOf({ country, region }: DeliveryArea): [country: string, region: string] {
  return [(country ?? "").toUpperCase(), (region ?? "").toUpperCase()];
}
