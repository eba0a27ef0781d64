export interface Product {
  id: string;
  gid: string;
  handle: string;
  title: string;
  descriptionHtml: string;
  productType: string;
  vendor: string;
  tags: string[];
  status: "ACTIVE" | "DRAFT" | "ARCHIVED";
  createdAt: Date;
  updatedAt: Date;
  publishedAt: Date | null;
  /** Handles of the collections it is in. */
  collections: string[];
  /** Countries (ISO 3166-1) in whose market it is not published. */
  heldBackFrom?: string[];
  /** Address of its picture, with scheme and host: `http://…/images/<handle>.svg`. */
  imageUrl: string;
  imageAlt: string;
  options: { name: string; values: string[] }[];
  variants: Variant[];
}

export interface Variant {
  id: string;
  gid: string;
  /** "Default Title" when the product has one variant only. */
  title: string;
  sku: string;
  /** Minor units of the shop's currency. */
  priceMinor: number;
  compareAtMinor: number | null;
  inventory: number;
  /** Sold although there is none left. */
  continueSelling: boolean;
  grams: number;
  /** One value per option of the product. */
  options: string[];
}

export interface Collection {
  id: string;
  gid: string;
  handle: string;
  title: string;
  descriptionHtml: string;
  /** When it was last saved; never, when left out. */
  updatedAt?: Date;
}

export function isInStock(variant: Variant): boolean {
  return variant.inventory > 0 || variant.continueSelling;
}

export function isAvailable(product: Product): boolean {
  return product.status === "ACTIVE" && product.variants.some(isInStock);
}

/** On the online store; only such a product can be reached by its handle. */
export function isVisible(product: Product): boolean {
  return product.status === "ACTIVE" && product.publishedAt !== null;
}

/** The lowest price of its variants, in minor units. */
export function priceOf(product: Product): number {
  return Math.min(...product.variants.map((variant) => variant.priceMinor));
}
