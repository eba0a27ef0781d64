import { clip } from "#app/lib/clip.ts";

/** What a product's handle may look like, in any alphabet. Between Liquid's quotes nothing else may stand. */
const HANDLE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]{0,254}$/u;

export function isHandle(text: string): boolean {
  return HANDLE.test(text);
}

/** A product's page on the shop's own domain; Shopify's handles end at 255 signs. */
export function productPath(handle: string): string {
  return `/products/${encodeURIComponent(clip(handle, 255))}`;
}
