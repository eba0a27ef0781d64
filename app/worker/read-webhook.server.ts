import { type InboxItem, Prisma } from "@prisma/client";
import { z } from "zod";

import { openBody } from "#app/contacts/sealed-body.server.ts";
import { closeInboxItem, findInboxItem } from "#app/inbox/inbox-item.server.ts";
import { Unreadable } from "#app/inbox/unreadable.ts";
import { parseJson } from "#app/lib/parse-json.ts";
import { logger } from "#app/logger.server.ts";
import { findShop } from "#app/shops/shop.server.ts";

import { READ_AFTER_REMOVAL, TOPICS } from "./topics.server.ts";

/** Senders that speak for one shop; the others serve all of them. */
const OF_ONE_SHOP: ReadonlySet<string> = new Set(["shopify", "helpdesk"]);

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

/** Too long, out of range, not convertible. https://www.prisma.io/docs/orm/reference/error-reference */
const UNSTORABLE = new Set(["P2000", "P2007", "P2020", "P2023", "P2033"]);

/** Names the fields and rules, never the values: the merchant sees it, and so may the log. */
function describeUnreadable(error: unknown): string | null {
  if (error instanceof Unreadable) return error.message;
  if (isUnstorable(error)) return "The body holds a value that cannot be stored";
  if (!(error instanceof z.ZodError)) return null;
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
    .join("; ");
}

/** Classes 22 and 54 of PostgreSQL: data of the wrong kind, and limits exceeded. */
function isUnstorable(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return UNSTORABLE.has(error.code) || /^(22|54)/.test(String(error.meta?.code));
}

async function keepFailed(item: InboxItem, message: string, error: unknown) {
  logger.error({ inboxId: String(item.id), topic: item.topic, shop: item.shop, err: error }, "webhook not read");
  await closeInboxItem(item.id, "failed", message);
}
