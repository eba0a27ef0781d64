/** Where days are counted. */
export interface Place {
  /** ISO 3166-1 alpha-2; null: nowhere we know, where no holiday is kept */
  country: string | null;
  /** Shopify's `province_code`; "NY" and "US-NY" are both seen */
  region: string | null;
}

/** Where a parcel goes, as coarse as it is kept. */
export interface Destination extends Place {
  /** First signs of the postcode (`Order.shipArea`). */
  area: string | null;
}

/** A region without its country before it; "" when none is known. */
export function regionCode({ country, region }: Place): string {
  const prefix = `${country ?? ""}-`;
  return region?.startsWith(prefix) ? region.slice(prefix.length) : (region ?? "");
}
