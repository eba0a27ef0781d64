import { normalizeZip } from "#app/lib/contact.ts";
import { AREA_SIGNS } from "#app/shops/delivery-rules.ts";

/**
 * What of a postcode may stay readable: coarse enough for lanes, too coarse for a person. Null where there is none.
 * @param country ISO 3166-1 alpha-2 of the address
 */
export function areaOf(zip: string | null | undefined, country: string | null | undefined): string | null {
  return normalizeZip(zip, country)?.slice(0, AREA_SIGNS) ?? null;
}
