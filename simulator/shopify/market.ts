import type { Product } from "./product.ts";
import type { ShopStore } from "./store.ts";

/** Countries that are sold to otherwise than at home: in another currency, at other prices. */
export interface Market {
  countries: string[];
  currency: string;
  /** How much of its currency one of the shop's is worth. */
  rate: number;
}

/** Is the product published for shoppers of a country? */
export function isPublishedIn(product: Product, country: string): boolean {
  return product.publishedAt !== null && product.status === "ACTIVE" && !product.heldBackFrom?.includes(country);
}

/** What something costs there, in minor units of the currency there; prices are whole tens of them. */
export function priceIn(shop: ShopStore, country: string, homeMinor: number): { minor: number; currency: string } {
  const market = shop.markets?.find(({ countries }) => countries.includes(country));
  if (!market) return { minor: homeMinor, currency: shop.currency };
  return { minor: Math.round((homeMinor * market.rate) / 10) * 10, currency: market.currency };
}
