import type { Trip } from "./work-clock.ts";

/** Quantiles that an estimate names; the last but one is "9 of 10 arrive by". */
export const LEVELS = [0.05, 0.1, 0.5, 0.9, 0.95] as const;
/** Of younger parcels only the fast ones have arrived: what is learned from them, or tried on them, is too hopeful. */
export const SETTLED_DAYS = 21;

/**
 * What is known of one parcel's way. Instants are days since 1970-01-01 with fractions, on the clocks of the destination
 * (midnight there is a whole number): carriers keep to local days and hours.
 */
export interface Parcel {
  id: string;
  shop: string;
  boughtAt: number;
  /** First scan; null while the carrier does not have it. */
  handedAt: number | null;
  deliveredAt: number | null;
  /** Country and region, "BR-SP"; "" where unknown. */
  from: string;
  to: string;
  /** The first digits of the postcode; "" where unknown. */
  fromArea: string;
  toArea: string;
  /** Great circle; null where the places are not known that well. */
  distanceKm: number | null;
  /** Who packs it: a location, or a seller of a marketplace. */
  sender: string;
  carrier: string;
  service: string;
  product: string;
  category: string;
  items: number;
  weightG: number | null;
  /** In the shop's currency. */
  price: number | null;
  freight: number | null;
  /** Day on which the carrier says it arrives; null when it says nothing. */
  carrierOn: number | null;
  /** What is believed while it is only an order: nobody knows then which location will pack it, or who will carry it. */
  asOrdered?: Pick<Parcel, "sender" | "from" | "fromArea" | "distanceKm" | "carrier">;
}

/** ISO 3166-1 alpha-2, "" when it is not known. @param place "FR-IDF", "FR" or "" */
export function countryOf(place: string): string {
  return place.slice(0, 2);
}

/** Ways from hand-over to delivery that had ended by then. */
export function tripsBefore(parcels: readonly Parcel[], now: number): Trip[] {
  return parcels.flatMap(({ handedAt, deliveredAt, to }) =>
    handedAt !== null && deliveredAt !== null && deliveredAt < now
      ? [{ from: handedAt, to: deliveredAt, place: to }]
      : [],
  );
}
