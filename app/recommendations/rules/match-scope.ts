import type { Scope } from "./rule.ts";

/** What scopes look at: a product of the catalog, or one that was bought. */
export interface Subject {
  gid: string;
  productType: string;
  tags: readonly string[];
  /** Absent where nobody knows them. */
  collectionGids?: readonly string[];
}

/** Is the product one of these? Tags and types are compared as Shopify does: in any case, without blanks around. */
export function isIn({ by, values }: Scope, product: Subject): boolean {
  if (by === "any") return true;
  if (by === "product") return values.includes(product.gid);
  if (by === "collection") return values.some((gid) => product.collectionGids?.includes(gid));
  const wanted = values.map(fold);
  if (by === "type") return wanted.includes(fold(product.productType));
  return product.tags.some((tag) => wanted.includes(fold(tag)));
}

function fold(word: string): string {
  return word.trim().toLowerCase();
}
