/** A product as we mirror it. Its price is the lowest of its variants, in the shop's currency. */
export interface CatalogProduct {
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

/** A product out of the mirror. */
export interface StoredProduct extends CatalogProduct {
  currency: string;
  deletedAt: Date | null;
}

/**
 * May a shopper be shown it now? Unlisted products are reachable by their link only: Shopify keeps them out
 * of recommendations, and so do we.
 * https://shopify.dev/docs/api/admin-graphql/latest/enums/ProductStatus
 */
export function isShowable(
  product: Pick<StoredProduct, "status" | "publishedAt" | "available" | "deletedAt">,
  now: Date,
): boolean {
  const published = product.publishedAt !== null && product.publishedAt <= now;
  return product.status === "active" && published && product.available && product.deletedAt === null;
}
