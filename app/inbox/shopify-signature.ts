import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether Shopify signed these bytes: base64 HMAC-SHA256 of the raw body under the app's secret, compared
 * in constant time. Several secrets are tried, since Shopify keeps the old one for an hour after a rotation.
 * https://shopify.dev/docs/apps/build/webhooks/subscribe/https#step-2-validate-the-origin-of-your-webhook
 */
export function isShopifySignature(
  body: Uint8Array,
  signature: string | undefined,
  secrets: readonly string[],
): boolean {
  const given = Buffer.from(signature ?? "", "base64");
  return secrets.some((secret) => {
    const expected = createHmac("sha256", secret).update(body).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}
