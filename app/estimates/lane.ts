/** Where a parcel goes, as coarse as it is kept. */
interface Place {
  /** ISO 3166-1 alpha-2 */
  country: string | null;
  /** Shopify's `province_code`: "IDF" and "FR-IDF" are both seen. */
  region: string | null;
}

/**
 * From where to where, as coarse as figures are shown: `DE>FR-IDF`, `DE>FR` where no region is known.
 * @param origin the country parcels start from, ISO 3166-1 alpha-2
 */
export function laneOf(origin: string | null, to: Place): string {
  const country = to.country?.toUpperCase() ?? "";
  const region = regionOf(to);
  return `${origin?.toUpperCase() ?? ""}>${[country, region].filter(Boolean).join("-")}`;
}

/** A region without its country before it; "" when it is not known. */
export function regionOf({ country, region }: Place): string {
  const code = (region ?? "").trim().toUpperCase();
  const prefix = `${country?.toUpperCase() ?? ""}-`;
  return prefix !== "-" && code.startsWith(prefix) ? code.slice(prefix.length) : code;
}
