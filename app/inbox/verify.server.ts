import type { IncomingMessage } from "node:http";

import twilio from "twilio";

import { env } from "#app/env.server.ts";

import type { Verify } from "./intake.server.ts";
import { isSendgridSignature } from "./sendgrid-signature.ts";
import { readShopifyHeaders } from "./shopify-headers.ts";
import { isShopifySignature } from "./shopify-signature.ts";

const shopifySecrets = [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_OLD].filter((secret) => secret !== undefined);

export const verifyShopify: Verify = (request, body) => {
  const signature = header(request, "x-shopify-hmac-sha256") ?? header(request, "shopify-hmac-sha256");
  if (!isShopifySignature(body, signature, shopifySecrets)) return null;
  return { source: "shopify", ...readShopifyHeaders(request.headers), body };
};

export const verifySendgrid: Verify = (request, body) => {
  const given = {
    signature: header(request, "x-twilio-email-event-webhook-signature"),
    timestamp: header(request, "x-twilio-email-event-webhook-timestamp"),
  };
  if (!isSendgridSignature(body, given, env.SENDGRID_WEBHOOK_KEY, new Date())) return null;
  return { ...fromProvider, source: "sendgrid", topic: "events", webhookId: null, body };
};

/**
 * Twilio signs the exact public address and the form's fields; the address is built from our own
 * configuration, never from a Host header. `n` in the query is our message's id, echoed by Twilio.
 */
export const verifyTwilio: Verify = (request, body) => {
  const fields = Object.fromEntries(new URLSearchParams(body.toString("utf8")));
  const address = new URL(request.url ?? "/", env.SHOPIFY_APP_URL);
  const signature = header(request, "x-twilio-signature") ?? "";
  if (!twilio.validateRequest(env.TWILIO_AUTH_TOKEN, signature, address.href, fields)) return null;
  const messageId = address.searchParams.get("n");
  return {
    ...fromProvider,
    source: "twilio",
    topic: messageId === null ? "inbound" : "status",
    webhookId: [fields.MessageSid, fields.MessageStatus].filter(Boolean).join("|") || null,
    body: Buffer.from(JSON.stringify(messageId === null ? fields : { ...fields, n: messageId })),
  };
};

/** Providers serve all shops: which one a message belongs to is found by its id. */
const fromProvider = { shop: "", eventId: null, apiVersion: null, triggeredAt: null };

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
