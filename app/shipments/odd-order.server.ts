import { createHash } from "node:crypto";

import { AdminApiError } from "#app/admin-api.server.ts";
import { db } from "#app/db.server.ts";
import { describeUnreadable } from "#app/inbox/describe-unreadable.server.ts";
import { Unreadable } from "#app/inbox/unreadable.ts";
import { logger } from "#app/logger.server.ts";

import { refreshOrder } from "./refresh-order.server.ts";

const SOURCE = "afterglow";
const TOPIC = "orders/read";

/**
 * What is wrong with an order that no further try will make readable; null when the world is to blame, so that
 * the whole reading is tried again.
 */
export function describeOdd(error: unknown): string | null {
  // Asked for alone, an order is the whole answer: its shape is the order's.
  return describeUnreadable(error instanceof AdminApiError ? error.cause : error);
}

/**
 * Keeps an order aside that could not be read, so that the others go on. It shows under _Activity_ beside the
 * webhooks that could not be read, one row however often it is met, and Replay asks Shopify for it again.
 * @param orderGid empty when even that could not be read
 */
export async function keepOddOrder(shop: string, orderGid: string, error: string): Promise<void> {
  logger.error({ shop, orderGid, reason: error }, "order not read");
  const body = new TextEncoder().encode(JSON.stringify({ id: orderGid }));
  const bodySha256 = new Uint8Array(createHash("sha256").update(body).digest());
  const key = { source: SOURCE, shop, topic: TOPIC, webhookId: orderGid || "unnamed" };
  const found = { state: "failed", error, body, bodySha256, receivedAt: new Date(), finishedAt: new Date() } as const;
  await db.inboxItem.upsert({
    where: { source_shop_topic_webhookId: key },
    create: { ...key, ...found, attempts: 1 },
    update: { ...found, attempts: { increment: 1 } },
  });
}

/**
 * Reads an order again that was kept aside.
 * @throws Unreadable when it is as odd as before
 */
export async function rereadOddOrder(shop: string, orderGid: string): Promise<string | null> {
  try {
    return await refreshOrder(shop, orderGid, "reconcile");
  } catch (error) {
    const odd = describeOdd(error);
    throw odd === null ? error : new Unreadable(odd, { cause: error });
  }
}
