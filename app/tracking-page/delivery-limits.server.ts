import { env } from "#app/env.server.ts";
import { keyedHash } from "#app/lib/seal.ts";

import { createCounter } from "./counter.server.ts";
import { DELIVERY_LIMITS } from "./limits.ts";
import { addressKey } from "./look-up-keys.ts";

const secret = Buffer.from(env.MASTER_KEY, "base64");
const byAddress = createCounter("delivery-address", DELIVERY_LIMITS.address);
const byLink = createCounter("delivery-link", DELIVERY_LIMITS.link);

/** Counts one sending of a form behind a link. Keys are hashes. @returns whether it was one too many */
export async function isSentTooOften(shop: string, token: string, request: Request): Promise<boolean> {
  const key = (kind: string, text: string) => keyedHash(secret, `delivery|${kind}|${shop}`, text).toString("base64url");
  const address = key("address", addressKey(request.headers.get("X-Forwarded-For")));
  return (await byAddress.count(address)) !== null || (await byLink.count(key("link", token))) !== null;
}
