import { distanceBetween } from "#app/lib/distance.ts";

import type { Parcel } from "../model/parcel.ts";
import { regionCode } from "../rules/place.ts";

export interface OriginPlace {
  /** ISO 3166-1 alpha-2 */
  country: string | null;
  region: string | null;
  /** First signs of the postcode. */
  area: string | null;
}

/** Where a parcel leaves from, as its fulfillment tells it; null where it does not. */
export interface Origin extends OriginPlace {
  /** Digits of a Shopify location's id. */
  location: string | null;
}

/** Where a shop has sent from of late. */
export interface Origins {
  /** The location that packs most; null when none was named. */
  usual: string | null;
  /** Other locations pack too. */
  hasOthers: boolean;
  /** Where locations are, as far as that is known. */
  places: Readonly<Record<string, OriginPlace>>;
}

export const NO_ORIGINS: Origins = { usual: null, hasOthers: false, places: {} };

/** Where a parcel leaves from, and which location packs it; null where that is the shop as a whole. */
export interface Sending {
  location: string | null;
  place: OriginPlace;
}

/**
 * Where a parcel leaves from: as it was told; as its location is known; or as the shop's rules say.
 * @param told undefined while an order is in no parcel: it will leave from where most do
 */
export function sendingOf(told: Origin | undefined, origins: Origins, rules: OriginPlace): Sending {
  const location = told?.location ?? (told && origins.hasOthers ? null : origins.usual);
  const known = location === null ? undefined : origins.places[location];
  return { location, place: told?.country ? told : (known ?? rules) };
}

/** What the estimator reads of it. @param to "FR-IDF" */
export function departureOf(
  shop: string,
  { location, place }: Sending,
  to: string,
): Pick<Parcel, "sender" | "from" | "fromArea" | "distanceKm"> {
  const from = placeCode(place);
  return { sender: location ?? shop, from, fromArea: place.area ?? "", distanceKm: distanceBetween(from, to) };
}

/** "DE-BE", "DE", "" */
export function placeCode(place: { country: string | null; region: string | null }): string {
  const country = place.country?.toUpperCase() ?? "";
  return [country, regionCode(place)].filter(Boolean).join("-");
}
