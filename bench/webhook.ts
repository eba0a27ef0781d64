import { createHmac, randomUUID } from "node:crypto";
import type { Agent } from "node:http";

import { call } from "./call.ts";
import type { Ask } from "./load.ts";

// About the size of a small order's webhook.
const PADDING = "x".repeat(3_600);

/** Posts one signed webhook after the other, each with an id of its own. */
export function postWebhooks(url: string, secret: string, agent: Agent): Ask {
  return async () => {
    const id = randomUUID();
    const body = JSON.stringify({ id, note: PADDING });
    const headers = {
      "X-Shopify-Topic": "bench/none",
      "X-Shopify-Shop-Domain": "willow.myshopify.com",
      "X-Shopify-Webhook-Id": id,
      "X-Shopify-Hmac-Sha256": createHmac("sha256", secret).update(body).digest("base64"),
      "Content-Length": Buffer.byteLength(body),
    };
    const { status } = await call(url, agent, { method: "POST", headers }, body);
    if (status !== 200) throw new Error(`${url} answered ${status}`);
  };
}
