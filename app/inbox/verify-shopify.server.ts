import { env } from "#app/env.server.ts";

import type { Verify } from "./intake.server.ts";
import { readShopifyHeaders } from "./shopify-headers.ts";
import { isShopifySignature } from "./shopify-signature.ts";

const secrets = [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_OLD].filter((secret) => secret !== undefined);

export const verifyShopify: Verify = (request, body) => {
  const { headers } = request;
  const given = headers["x-shopify-hmac-sha256"] ?? headers["shopify-hmac-sha256"];
  if (!isShopifySignature(body, Array.isArray(given) ? given[0] : given, secrets)) return null;
  return { source: "shopify", ...readShopifyHeaders(headers), body };
};
