import { db } from "#app/db.server.ts";
import { openVault } from "#app/shops/vault.server.ts";

/** A shop that has texted a number, and the number as that shop knows it. */
export interface TextedBy {
  shop: string;
  addressHash: Uint8Array<ArrayBuffer>;
  /** The order of the newest text: its language is the shopper's. */
  orderId: string;
}

/**
 * Who has texted a number from the account that a shopper answers to. The number is hashed under each shop's own key:
 * one look into an index a shop, never through its messages.
 * @param owner the shop whose own number it is; null for the app's, which all others share
 * @param phone E.164
 */
export async function findTexted(owner: string | null, phone: string): Promise<TextedBy[]> {
  const where = owner === null ? { dataKey: { not: new Uint8Array() } } : { domain: owner };
  const shops = await db.shop.findMany({ where, select: { domain: true } });
  const account = owner === null ? { OR: [{ account: null }, { account: "app|sms" }] } : { account: `${owner}|sms` };
  const found: TextedBy[] = [];
  for (const { domain: shop } of shops) {
    const addressHash = (await openVault(shop)).index("phone", phone);
    const newest = await db.message.findFirst({
      where: { shop, channel: "sms", recipientHash: addressHash, ...account },
      orderBy: { createdAt: "desc" },
      select: { orderId: true },
    });
    if (newest) found.push({ shop, addressHash, orderId: newest.orderId });
  }
  return found;
}
