import { createHmac, randomUUID } from "node:crypto";

/** A help desk's webhook, signed by Standard Webhooks unless `changes` say otherwise. */
export function signedWebhook(
  body: string,
  secret: string,
  {
    id = `msg_${randomUUID()}`,
    at = new Date(),
    ...changes
  }: { id?: string; at?: Date; [header: string]: unknown } = {},
): RequestInit {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  const headers = {
    "Content-Type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
    ...changes,
  };
  return { method: "POST", body, headers };
}

/** What a help desk says of one ticket about Ana's order #1001. */
export function ticketJson(data: Record<string, unknown> = {}, type = "contact.opened", at = new Date()): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data: { ticket: "48213", order: "#1001", ...data } });
}
