import { createHmac } from "node:crypto";

/**
 * The signature Shopify adds to a request it forwards through the app proxy: hex HMAC-SHA256 over all other parameters
 * as `key=value`, sorted by key, joined by nothing, repeated values joined by commas.
 */
function proxySignature(params: URLSearchParams, secret: string): string {
  const keys = [...new Set(params.keys())].filter((key) => key !== "signature").sort();
  const text = keys.map((key) => `${key}=${params.getAll(key).join(",")}`).join("");
  return createHmac("sha256", secret).update(text).digest("hex");
}

/** The visitor's parameters with Shopify's own, signed. What the visitor sent under Shopify's names is dropped. */
export function signProxyParams(
  visitor: URLSearchParams,
  shopify: { shop: string; pathPrefix: string; customerId: string; now: Date },
  secret: string,
): URLSearchParams {
  const params = new URLSearchParams(visitor);
  params.delete("signature");
  params.set("shop", shopify.shop);
  params.set("path_prefix", shopify.pathPrefix);
  params.set("logged_in_customer_id", shopify.customerId);
  params.set("timestamp", String(Math.floor(shopify.now.getTime() / 1000)));
  params.set("signature", proxySignature(params, secret));
  return params;
}
