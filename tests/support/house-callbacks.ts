import { randomUUID } from "node:crypto";

import { env } from "#app/env.server.ts";
import { signSendgridEvents, signTwilioRequest } from "#simulator/providers/signatures.ts";

import type { House } from "./house.ts";

/** One event of SendGrid's about a message of ours. */
export function mailEvent(messageId: string, event: string, more: Record<string, unknown> = {}) {
  const timestamp = Math.floor(Date.now() / 1_000);
  return { n: messageId, email: "ana@example.com", event, timestamp, sg_event_id: randomUUID(), ...more };
}

/** Posts a batch as SendGrid does. @returns the status it hears */
export async function sendgridSays(
  { url, sendgridKey }: House,
  events: unknown,
  given: { signedBody?: string; at?: Date } = {},
): Promise<number> {
  const body = JSON.stringify(events);
  const timestamp = String(Math.floor((given.at ?? new Date()).getTime() / 1_000));
  const headers = {
    "Content-Type": "application/json",
    "X-Twilio-Email-Event-Webhook-Timestamp": timestamp,
    "X-Twilio-Email-Event-Webhook-Signature": signSendgridEvents(sendgridKey, timestamp, given.signedBody ?? body),
  };
  return (await fetch(`${url}/webhooks/sendgrid`, { method: "POST", body, headers })).status;
}

/**
 * Posts a form as Twilio does. It signs the public address, whatever road the request takes.
 * @param query names the message a status is about; "" is a text from a shopper
 * @returns the status it hears
 */
export async function twilioSays(
  { url }: House,
  query: string,
  params: Record<string, string>,
  given: { address?: string; token?: string } = {},
): Promise<number> {
  const signed = given.address ?? `${env.SHOPIFY_APP_URL}/webhooks/twilio${query}`;
  const headers = { "X-Twilio-Signature": signTwilioRequest(given.token ?? env.TWILIO_AUTH_TOKEN, signed, params) };
  const body = new URLSearchParams(params);
  return (await fetch(`${url}/webhooks/twilio${query}`, { method: "POST", body, headers })).status;
}

export function textStatus(house: House, messageId: string, status: string, code?: number): Promise<number> {
  const params = { MessageSid: `SM${messageId.replaceAll("-", "")}`, MessageStatus: status, AccountSid: env.TWILIO_ACCOUNT_SID }; // prettier-ignore
  return twilioSays(house, `?n=${messageId}`, code === undefined ? params : { ...params, ErrorCode: String(code) });
}

/** A shopper writes to our number. */
export function shopperWrites(house: House, from: string, text: string, to = env.TWILIO_FROM): Promise<number> {
  const params = {
    MessageSid: `SM${randomUUID()}`,
    From: from,
    To: to,
    Body: text,
    AccountSid: env.TWILIO_ACCOUNT_SID,
  };
  return twilioSays(house, "", params);
}
