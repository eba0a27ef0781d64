import { clip } from "#app/lib/clip.ts";

/** A product's page on the shop's own domain; Shopify's handles end at 255 signs. */
export function productPath(handle: string): string {
  return `/products/${encodeURIComponent(clip(handle, 255))}`;
}
