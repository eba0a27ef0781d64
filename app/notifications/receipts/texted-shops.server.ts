import { db } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { keyedHash } from "#app/lib/seal.ts";
import { openVaultOf } from "#app/shops/vault.server.ts";

/** A shop that has texted a number, and the number as that shop knows it. */
export interface TextedBy {
  shop: string;
  addressHash: Uint8Array<ArrayBuffer>;
  /** The order of the newest text: its language is the shopper's. */
  orderId: string;
}

/** Every shop knows a number under a key of its own; under this one the app finds the shops to a number. */
const key = keyedHash(Buffer.from(env.MASTER_KEY, "base64"), "derive", "texted");

/** What a number is known by across shops. @param phone E.164 */
export function hashNumber(phone: string): Buffer<ArrayBuffer> {
  return keyedHash(key, "phone", phone);
}

/**
 * Who has texted a number from the account that a shopper answers to: one look into an index, however many shops there
 * are. It is written before a text leaves.
 * @param owner the shop whose own number it is; null for the app's, which all others share
 * @param phone E.164
 */
export async function findTexted(owner: string | null, phone: string): Promise<TextedBy[]> {
  const account = `${owner ?? "app"}|sms`;
  const rows = await db.textedNumber.findMany({ where: { numberHash: hashNumber(phone), account } });
  return rows.map(({ shop, recipientHash, orderId }) => ({ shop, addressHash: recipientHash, orderId }));
}

/**
 * The same for a number that the index does not know: it may have been texted before there was one. It asks every shop
 * in turn, so it is nothing to let a caller wait for.
 */
export async function findTextedBefore(owner: string | null, phone: string): Promise<TextedBy[]> {
  const where = { dataKey: { not: new Uint8Array() }, ...(owner === null ? {} : { domain: owner }) };
  const shops = await db.shop.findMany({ where, select: { domain: true, dataKey: true } });
  const account = owner === null ? { OR: [{ account: null }, { account: "app|sms" }] } : { account: `${owner}|sms` };
  const found: TextedBy[] = [];
  for (const { domain: shop, dataKey } of shops) {
    const addressHash = openVaultOf({ domain: shop, dataKey }).index("phone", phone);
    const newest = await db.message.findFirst({
      where: { shop, channel: "sms", recipientHash: addressHash, ...account },
      orderBy: { createdAt: "desc" },
      select: { orderId: true },
    });
    if (newest) found.push({ shop, addressHash, orderId: newest.orderId });
  }
  return found;
}
