import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { keyedHash } from "#app/lib/seal.ts";
import { parseBrand } from "#app/shops/brand.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import { parseSendingRules } from "#app/notifications/sending-rules.ts";
import { suppressAddress, withdrawPicks } from "./suppressions.server.ts";
import type { Stoppable } from "./unsubscribe-page.ts";
import { createUnsubscribeToken, readUnsubscribeToken } from "./unsubscribe-token.ts";

const key = keyedHash(Buffer.from(env.MASTER_KEY, "base64"), "derive", "unsubscribe links");

/** The public address at which the recipient of this message can stop all further ones of its channel. */
export function unsubscribeUrl(messageId: string): string {
  return new URL(`/u/${createUnsubscribeToken(key, messageId)}`, env.SHOPIFY_APP_URL).href;
}

/** Who would stop writing, and what may be stopped. Null for every token that is not ours. */
export interface Unsubscription {
  shopName: string;
  accentColor: string;
  /** BCP 47 of the order; null when it is not known (any more). */
  locale: string | null;
  offers: Stoppable[];
}

export async function findUnsubscription(token: string): Promise<Unsubscription | null> {
  const message = await findMessage(token);
  if (!message) return null;
  const [shop, order] = await Promise.all([
    db.shop.findUnique({ where: { domain: message.shop } }),
    db.order.findFirst({ where: { shop: message.shop, id: message.orderId }, select: { locale: true } }),
  ]);
  if (!shop) return null;
  const brand = parseBrand(shop.brand);
  const mayHavePicks = message.picksGround !== null || parseSendingRules(shop.sendingRules).picksInEmail;
  return {
    shopName: brand.displayName || shop.name,
    accentColor: brand.accentColor,
    locale: order?.locale ?? null,
    offers: mayHavePicks ? ["picks", "all"] : ["all"],
  };
}

/** Stops what the message's recipient wants stopped, at once. @returns false when the token is not ours */
export async function unsubscribeByToken(token: string, what: Stoppable): Promise<boolean> {
  const message = await findMessage(token);
  if (!message) return false;
  const { shop, recipientHash } = message;
  const address = { shop, channel: message.channel as Channel, addressHash: recipientHash };
  if (what === "picks") await withdrawPicks(db, address);
  else await suppressAddress(db, address, "unsubscribed");
  return true;
}

async function findMessage(token: string) {
  const id = readUnsubscribeToken(key, token);
  return id === null ? null : db.message.findUnique({ where: { id } });
}
