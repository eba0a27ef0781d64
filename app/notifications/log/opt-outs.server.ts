import { db } from "#app/db.server.ts";
import { normalizeEmail, normalizePhone } from "#app/lib/contact.ts";
import { liftBounce, LIFTABLE } from "#app/notifications/consent/suppressions.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

/** Why an address is not written to. */
export interface OptOut {
  channel: Channel;
  /** unsubscribed | stop | bounced | complained | unreachable */
  reason: string;
  since: Date;
  /** A dead address may be written to again; a shopper's own wish is not the merchant's to undo. */
  isLiftable: boolean;
}

/** What stands against writing to an address, by its keyed hash in hex. */
export async function findOptOuts(shop: string, recipientHash: string): Promise<OptOut[]> {
  const rows = await db.suppression.findMany({ where: { shop, addressHash: Buffer.from(recipientHash, "hex") } });
  return rows.map(({ channel, reason, createdAt }) => ({
    ...{ channel: channel as Channel, reason, since: createdAt },
    isLiftable: (LIFTABLE as readonly string[]).includes(reason),
  }));
}

/** The merchant knows that the address lives again. @returns false where nothing was lifted */
export function writeAgain(shop: string, channel: Channel, recipientHash: string): Promise<boolean> {
  return liftBounce(db, { shop, channel, addressHash: Buffer.from(recipientHash, "hex") });
}

/**
 * The keyed hash of an address as typed, in hex: what may stand in a link.
 * @returns null when the text is neither an e-mail address nor a phone number
 */
export async function hashTypedAddress(shop: string, typed: string): Promise<string | null> {
  const [vault, row] = await Promise.all([
    openVault(shop),
    db.shop.findUniqueOrThrow({ where: { domain: shop }, select: { countryCode: true } }),
  ]);
  const email = normalizeEmail(typed);
  if (email) return vault.index("email", email).toString("hex");
  const phone = normalizePhone(typed, row.countryCode);
  return phone && vault.index("phone", phone).toString("hex");
}
