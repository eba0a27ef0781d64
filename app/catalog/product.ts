import { isOfferedIn, type Markets } from "./market.ts";

/** What every account of a product tells. Its price is the lowest of its variants, in the shop's currency. */
interface ProductFacts {
  gid: string;
  handle: string;
  title: string;
  /** "" when the shop uses no types. */
  productType: string;
  vendor: string;
  tags: string[];
  /** active | draft | archived | unlisted, as Shopify says in lower case */
  status: string;
  publishedAt: Date | null;
  imageUrl: string | null;
  imageAlt: string | null;
  /** As stored, for `readCare`; null when this account of the product does not tell, "" when there is none. */
  care: string | null;
  /** Minor units. */
  priceMinor: number;
  /** At least one variant can be bought now. */
  available: boolean;
  createdAt: Date;
  /** Shopify's updated_at: of two accounts of a product the later one counts. */
  sourceUpdatedAt: Date;
}

/** What the bodies of webhooks do not tell. */
export interface ProductDetails {
  collectionGids: string[];
  /** Products the merchant says complete it (Search & Discovery), in their order; never itself. */
  complementaryGids: string[];
  /** Products the merchant says are like it. */
  relatedGids: string[];
  markets: Markets;
}

/** A product as somebody tells of it. */
export interface CatalogProduct extends ProductFacts {
  /** Null when this account does not tell: what is known stays. */
  details: ProductDetails | null;
}

/** A product out of the mirror. */
export interface StoredProduct extends ProductFacts, ProductDetails {
  currency: string;
  /** When the details were read; null: never. */
  detailsAt: Date | null;
  deletedAt: Date | null;
}

/**
 * May a shopper of the country be shown it now? Unlisted products are reachable by their link only: Shopify keeps them out
 * of recommendations, and so do we.
 * https://shopify.dev/docs/api/admin-graphql/latest/enums/ProductStatus
 * @param country where the order is delivered (ISO 3166-1 alpha-2); null when it names none
 */
export function isShowable(
  product: Pick<StoredProduct, "status" | "publishedAt" | "available" | "deletedAt" | "markets">,
  now: Date,
  country: string | null,
): boolean {
  const published = product.publishedAt !== null && product.publishedAt <= now;
  const living = product.status === "active" && published && product.available && product.deletedAt === null;
  return living && isOfferedIn(product.markets, country);
}
