import { z } from "zod";

import { optionalId, optionalText } from "#app/lib/body-value.ts";
import { areaOf } from "#app/orders/area.ts";

/** Where a fulfillment leaves from, as coarse as we keep where it goes; null where it was not told. */
export interface FulfillmentOrigin {
  /** Digits of a Shopify location's id: tells the warehouses of a shop apart, and nothing else. */
  locationId: string | null;
  /** ISO 3166-1 alpha-2 */
  originCountry: string | null;
  /** Shopify's `province_code` */
  originRegion: string | null;
  /** First signs of the postcode. */
  originArea: string | null;
}

interface OriginAddress {
  country: string | null;
  region: string | null;
  zip: string | null;
}

const NOWHERE: OriginAddress = { country: null, region: null, zip: null };

/**
 * `origin_address` of a webhook's fulfillment: an address, or null, as it mostly is. Nothing depends on it so much that a
 * fulfillment whose address is odd should be refused.
 */
export const originAddress = z
  .object({ country_code: optionalText, province_code: optionalText, zip: optionalText })
  .transform(({ country_code: country, province_code: region, zip }) => ({ country, region, zip }))
  .nullish()
  .transform((address) => address ?? NOWHERE)
  .catch(NOWHERE);

/** `Fulfillment.originAddress` of the Admin API. */
export const originAddressNode = z
  .object({ countryCode: optionalText, provinceCode: optionalText, zip: optionalText })
  .transform(({ countryCode: country, provinceCode: region, zip }) => ({ country, region, zip }))
  .nullish()
  .transform((address) => address ?? NOWHERE);

/** `location_id` of a webhook's fulfillment. */
export const locationId = optionalId.catch(null);

/** A region or a postcode says nothing without its country. */
export function originOf(location: string | null, { country, region, zip }: OriginAddress): FulfillmentOrigin {
  const code = country?.toUpperCase() ?? "";
  const nowhere = { locationId: location, originCountry: null, originRegion: null, originArea: null };
  if (!/^[A-Z]{2}$/.test(code)) return nowhere;
  const originRegion = region?.toUpperCase().slice(0, 10) ?? null;
  return { ...nowhere, originCountry: code, originRegion, originArea: areaOf(zip, code) };
}

/** What is told by the newer of two: an address as a whole, and what was known where nothing is told. */
export function knownOrigin(known: FulfillmentOrigin, told: FulfillmentOrigin): FulfillmentOrigin {
  const { originCountry, originRegion, originArea } = told.originCountry === null ? known : told;
  return { locationId: told.locationId ?? known.locationId, originCountry, originRegion, originArea };
}

export function isSameOrigin(one: FulfillmentOrigin, other: FulfillmentOrigin): boolean {
  const names = ["locationId", "originCountry", "originRegion", "originArea"] as const;
  return names.every((name) => one[name] === other[name]);
}
