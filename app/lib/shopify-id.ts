import { z } from "zod";

/** A numeric Shopify id. It may exceed 2^53, so it is text everywhere. */
export const shopifyId = z.union([z.string().regex(/^\d+$/), z.number().int().nonnegative()]).transform(String);

/** `gid("Order", "1")` is `gid://shopify/Order/1`. */
export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/** The numeric part of a gid; query strings behind it are dropped. */
export function idOfGid(text: string): string {
  return text.slice(text.lastIndexOf("/") + 1).replace(/\?.*$/, "");
}
