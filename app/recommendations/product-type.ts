/** Types are compared as Shopify does: in any case, without blanks around. */
export function foldType(productType: string): string {
  return productType.trim().toLowerCase();
}

/** Both types are known, and the same. */
export function isTypeShared(one: string, other: string): boolean {
  return one.trim() !== "" && foldType(one) === foldType(other);
}

/** The same type, or one of them is unknown. */
export function mayShareType(one: string, other: string): boolean {
  return one.trim() === "" || other.trim() === "" || foldType(one) === foldType(other);
}
