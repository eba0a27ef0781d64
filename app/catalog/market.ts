import { z } from "zod";

/** How a product is offered to shoppers of one country. */
const marketOffer = z.object({
  published: z.boolean(),
  /** The lowest price of its variants there, in minor units; null when Shopify names none. */
  priceMinor: z.number().int().nullable(),
  currency: z.string(),
});
export type MarketOffer = z.infer<typeof marketOffer>;

/** By country (ISO 3166-1 alpha-2, upper case): those we have asked about, the shop's own among them. */
export const markets = z.record(z.string(), marketOffer);
export type Markets = Readonly<Record<string, MarketOffer>>;

/**
 * Is a product offered to shoppers of a country? Of a country nobody has asked about (the shop's first order from
 * there) we only know that merchants who hold a product back in one market may do so in another: what is held
 * back anywhere is not offered.
 * @param country null when the order names none
 */
export function isOfferedIn(offers: Markets, country: string | null): boolean {
  const offer = country === null ? undefined : offers[country];
  return offer ? offer.published : Object.values(offers).every(({ published }) => published);
}

export interface Price {
  priceMinor: number;
  currency: string;
}

/** What a shopper of the country pays at least; the shop's own price where no other is known. */
export function priceIn(product: Price & { markets: Markets }, country: string | null): Price {
  const offer = country === null ? undefined : product.markets[country];
  if (!offer || offer.priceMinor === null) return { priceMinor: product.priceMinor, currency: product.currency };
  return { priceMinor: offer.priceMinor, currency: offer.currency };
}
