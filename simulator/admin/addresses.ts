import { EMBEDDED_PARAMS } from "./protocol.ts";

/** What the app is called in the admin's addresses. */
export const APP_HANDLE = "afterglow";

/** `willow.myshopify.com` → `willow` */
export function storeName(shop: string): string {
  return shop.replace(/\.myshopify\.com$/, "");
}

/** What Shopify passes as `host`: base64 without padding, of the admin's address for this shop. */
export function hostParam(shop: string): string {
  return Buffer.from(`admin.shopify.com/store/${storeName(shop)}`)
    .toString("base64")
    .replace(/=+$/, "");
}

/**
 * An address of the real admin on the stand-in: `https://admin.shopify.com/store/…` and `https://<shop>/admin/…`.
 * Any other address comes back unchanged.
 */
export function toStandIn(address: string, adminUrl: string, shop: string): string {
  const store = `/store/${storeName(shop)}`;
  return address
    .replace(/^https:\/\/admin\.shopify\.com(?=\/|$)/, adminUrl)
    .replace(new RegExp(`^https://${shop.replaceAll(".", "\\.")}/admin(?=/|$)`), adminUrl + store)
    .replace(/^shopify:\/*admin(?=\/|$)/i, adminUrl + store);
}

/** Where the app's frame starts for a deep link `<handle>/<rest>`: the app's page with what the admin adds. */
export function framePath(rest: string, query: string): string {
  const params = new URLSearchParams(query);
  for (const name of EMBEDDED_PARAMS) params.delete(name);
  const path = rest === "" || rest === "/" ? "/app" : rest;
  return params.size === 0 ? path : `${path}?${params.toString()}`;
}
