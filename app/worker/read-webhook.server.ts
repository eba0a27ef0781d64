import type { InboxItem } from "@prisma/client";

import { recordAlert } from "#app/alerts/record-alert.server.ts";
import { openBody } from "#app/contacts/sealed-body.server.ts";
import { db } from "#app/db.server.ts";
import { describeUnreadable } from "#app/inbox/describe-unreadable.server.ts";
import { closeInboxItem, findInboxItem } from "#app/inbox/inbox-item.server.ts";
import { Unreadable } from "#app/inbox/unreadable.ts";
import { isoDay } from "#app/lib/day.ts";
import { parseJson } from "#app/lib/parse-json.ts";
import { logger } from "#app/logger.server.ts";
import { findShop } from "#app/shops/shop.server.ts";

import { READ_AFTER_REMOVAL, TOPICS } from "./topics.server.ts";

/** Senders that speak for one shop, ourselves included; the others serve all of them. */
const OF_ONE_SHOP: ReadonlySet<string> = new Set(["shopify", "helpdesk", "afterglow"]);

/**
 * Gives a stored webhook its meaning. What cannot be read is kept with its error; what failed for reasons
 * of the world is thrown, so that the job is tried again.
 * @param lastTry when the world fails once more, the item is closed as failed instead of vanishing
 */
export async function readWebhook(inboxId: string, lastTry: boolean): Promise<void> {
  const item = await findInboxItem(inboxId);
  if (!item?.body || item.state !== "received") return;
  const topic = TOPICS[`${item.source} ${item.topic}`];
  if (!topic) return closeInboxItem(item.id, "ignored", `Unknown topic ${item.topic || "(none)"}`);
  if (OF_ONE_SHOP.has(item.source) && !(await isFromOurs(item))) {
    return closeInboxItem(item.id, "ignored", "The shop has not installed the app");
  }
  try {
    const body = item.source === "helpdesk" ? await openBody(item.shop, item.body) : item.body;
    const nothing = await topic.read(item.shop, readBody(body), item.triggeredAt);
    await closeInboxItem(item.id, nothing === null ? "done" : "ignored", nothing);
  } catch (error) {
    const unreadable = describeUnreadable(error);
    if (unreadable === null && !lastTry) throw error;
    await keepFailed(item, unreadable ?? "Kept failing for reasons that have nothing to do with its content", error);
  }
}

async function isFromOurs({ shop, topic }: InboxItem): Promise<boolean> {
  const known = await findShop(shop);
  return known !== null && (known.uninstalledAt === null || READ_AFTER_REMOVAL.has(topic));
}

function readBody(body: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (error) {
    throw new Unreadable("The body is not JSON in UTF-8", { cause: error });
  }
}

async function keepFailed(item: InboxItem, message: string, error: unknown) {
  logger.error({ inboxId: String(item.id), topic: item.topic, shop: item.shop, err: error }, "webhook not read");
  await closeInboxItem(item.id, "failed", message);
  if (OF_ONE_SHOP.has(item.source)) await tellMerchant(item);
}

/** Once a day for every topic: a sender that changed its words would fill the merchant's channel. */
async function tellMerchant({ shop, source, topic, receivedAt }: InboxItem) {
  const day = isoDay(receivedAt);
  const facts = { source, topic: topic.slice(0, 80) };
  await recordAlert(db, shop, { kind: "webhook_unread", dedupeKey: `webhook_unread|${source}|${topic}|${day}`, facts });
}
