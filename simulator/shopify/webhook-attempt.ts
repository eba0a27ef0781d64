import type { WebhookLog, World } from "../world.ts";
import { API_VERSION } from "./api-version.ts";
import { signWebhook } from "./webhook-signature.ts";

/** Shopify waits this long for the whole answer. */
const TIMEOUT_MS = 5_000;

/** Sends a webhook once and writes the attempt down. Only a 2xx answer in time counts. */
export async function attempt(world: Omit<World, "emit">, url: string, log: WebhookLog): Promise<boolean> {
  const at = world.now();
  const started = performance.now();
  let status: number | null = null;
  let error: string | null = null;
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: headersOf(world, log),
      body: log.body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await answer.arrayBuffer();
    status = answer.status;
  } catch (cause) {
    error = cause instanceof Error ? cause.message : "no answer";
  }
  log.attempts.push({ at, status, error, took: Math.round(performance.now() - started) });
  return status !== null && status >= 200 && status < 300;
}

function headersOf(world: Omit<World, "emit">, log: WebhookLog): Record<string, string> {
  return {
    "Content-Type": "application/json",
    "User-Agent": "Shopify-Captain-Hook",
    "X-Shopify-Topic": log.topic,
    "X-Shopify-Hmac-Sha256": signWebhook(log.body, world.config.apiSecret),
    "X-Shopify-Shop-Domain": world.shop.domain,
    "X-Shopify-API-Version": API_VERSION,
    "X-Shopify-Webhook-Id": log.webhookId,
    "X-Shopify-Event-Id": log.eventId,
    "X-Shopify-Triggered-At": log.triggeredAt.toISOString(),
  };
}
