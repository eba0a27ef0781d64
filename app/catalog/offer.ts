import { minorUnits } from "#app/lib/money.ts";

/** What the variants of a product say together. */
export interface Offer {
  priceMinor: number;
  available: boolean;
}

export interface VariantOffer {
  /** Decimal, in the shop's currency. */
  price: string;
  available: boolean;
}

/** The lowest price of all variants, and whether any of them can be bought. */
export function offerOf(variants: readonly VariantOffer[], currency: string): Offer {
  const offers = variants.map(({ price, available }) => {
    return { priceMinor: Number(minorUnits(price, currency)), available };
  });
  return offers.reduce(mergeOffers, NO_OFFER);
}

/** Before the first variant is known. */
export const NO_OFFER: Offer = { priceMinor: Number.POSITIVE_INFINITY, available: false };

export function mergeOffers(one: Offer, other: Offer): Offer {
  return { priceMinor: Math.min(one.priceMinor, other.priceMinor), available: one.available || other.available };
}

/** A product without variants costs nothing and cannot be bought. */
export function settleOffer(offer: Offer): Offer {
  return Number.isFinite(offer.priceMinor) ? offer : { priceMinor: 0, available: false };
}
