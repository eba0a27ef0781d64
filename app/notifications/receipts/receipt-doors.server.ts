import type { IncomingMessage } from "node:http";

import twilio from "twilio";

import { env } from "#app/env.server.ts";
import type { Verify } from "#app/inbox/intake.server.ts";
import { checkSendgridSignature } from "#app/inbox/sendgrid-signature.ts";
import { isShopDomain } from "#app/inbox/shopify-headers.ts";
import { logger } from "#app/logger.server.ts";
import { isSignedBy } from "#app/providers/account-secrets.server.ts";

import { answerInbound } from "./answer-inbound.server.ts";

/**
 * SendGrid's events. Without `?shop=` the app's own account speaks, of all shops; with it that shop's own account,
 * and of that shop alone. Naming another shop leads nowhere: its key does not fit.
 */
export const verifySendgrid: Verify = async (request, body) => {
  const shop = shopOf(addressOf(request));
  if (shop === "") return null;
  const given = {
    signature: header(request, "x-twilio-email-event-webhook-signature"),
    timestamp: header(request, "x-twilio-email-event-webhook-timestamp"),
  };
  const check = (key: string) => checkSendgridSignature(body, given, key, new Date());
  if (!(await isSignedBy(shop, "email", (key) => check(key) !== "wrong"))) return null;
  const age = Math.floor(Date.now() / 1_000) - Number(given.timestamp);
  if (age > 600) logger.warn({ provider: "sendgrid", age, late: 1 }, "receipts told late");
  return { ...from(shop), source: "sendgrid", topic: "events", webhookId: null, body };
};

/**
 * Twilio signs the exact public address and the form's fields; the address is built from our own configuration, never
 * from a Host header. `n` in the query is our message's id, echoed by Twilio.
 */
export const verifyTwilio: Verify = async (request, body) => {
  const address = addressOf(request);
  const shop = shopOf(address);
  if (shop === "") return null;
  const fields = Object.fromEntries(new URLSearchParams(body.toString("utf8")));
  const signature = header(request, "x-twilio-signature") ?? "";
  const check = (token: string) => twilio.validateRequest(token, signature, address.href, fields);
  if (!(await isSignedBy(shop, "sms", check))) return null;
  const messageId = address.searchParams.get("n");
  const item = {
    ...from(shop),
    // STOP and START count in the order in which they came, whenever they are read.
    triggeredAt: messageId === null ? new Date() : null,
    source: "twilio" as const,
    topic: messageId === null ? "inbound" : "status",
    webhookId: [fields.MessageSid, fields.MessageStatus].filter(Boolean).join("|") || null,
    body: Buffer.from(JSON.stringify(messageId === null ? fields : { ...fields, n: messageId })),
  };
  if (messageId !== null) return item;
  return { ...item, answer: () => answerInbound(shop, fields) };
};

function from(shop: string | null) {
  return { shop: shop ?? "", eventId: null, apiVersion: null, triggeredAt: null };
}

function addressOf(request: IncomingMessage): URL {
  return new URL(request.url ?? "/", env.SHOPIFY_APP_URL);
}

/** Null: the app's own account. "": a name that is none. */
function shopOf(address: URL): string | null {
  const named = address.searchParams.get("shop");
  if (named === null) return null;
  return isShopDomain(named) ? named : "";
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
