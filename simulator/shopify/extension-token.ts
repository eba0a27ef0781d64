import { randomUUID } from "node:crypto";

import { signClaims } from "./session-token.ts";

const LIFETIME_SECONDS = 300;

/**
 * What Shopify tells an app about who looks at its own pages: the shop without a protocol, and the customer only
 * when they are logged in.
 */
export function mintExtensionToken(
  config: { apiKey: string; apiSecret: string },
  shop: string,
  customerGid: string | null,
  now = new Date(),
): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return signClaims(config.apiSecret, {
    dest: shop,
    aud: config.apiKey,
    exp: seconds + LIFETIME_SECONDS,
    nbf: seconds,
    iat: seconds,
    jti: randomUUID(),
    ...(customerGid === null ? {} : { sub: customerGid }),
  });
}
