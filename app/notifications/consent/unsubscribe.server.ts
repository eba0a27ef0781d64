import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { keyedHash } from "#app/lib/seal.ts";
import { parseBrand } from "#app/shops/brand.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import { suppressAddress } from "./suppressions.server.ts";
import { createUnsubscribeToken, readUnsubscribeToken } from "./unsubscribe-token.ts";

const key = keyedHash(Buffer.from(env.MASTER_KEY, "base64"), "derive", "unsubscribe links");

/** The public address at which the recipient of this message can stop all further ones of its channel. */
export function unsubscribeUrl(messageId: string): string {
  return new URL(`/u/${createUnsubscribeToken(key, messageId)}`, env.SHOPIFY_APP_URL).href;
}

/** Who would stop writing. Null for every token that is not ours. */
export interface Unsubscription {
  shopName: string;
  accentColor: string;
}

export async function findUnsubscription(token: string): Promise<Unsubscription | null> {
  const message = await findMessage(token);
  if (!message) return null;
  const shop = await db.shop.findUnique({ where: { domain: message.shop } });
  const brand = parseBrand(shop?.brand);
  return shop ? { shopName: brand.displayName || shop.name, accentColor: brand.accentColor } : null;
}

/** Stops all further messages to the message's recipient. @returns false when the token is not ours */
export async function unsubscribeByToken(token: string): Promise<boolean> {
  const message = await findMessage(token);
  if (!message) return false;
  const { shop, recipientHash } = message;
  await suppressAddress(db, { shop, channel: message.channel as Channel, addressHash: recipientHash }, "unsubscribed");
  return true;
}

async function findMessage(token: string) {
  const id = readUnsubscribeToken(key, token);
  return id === null ? null : db.message.findUnique({ where: { id } });
}
