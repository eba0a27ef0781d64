import { randomBytes } from "node:crypto";

import type { Db } from "#app/db.server.ts";
import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { FINAL } from "#app/tracking/status.ts";

import { hashToken, type Opens } from "./open-link.server.ts";

export const TOKEN_BYTES = 18;
export const TOKEN_FIELD = "TrackingLink.tokenSealed";
/** How long a link works after the last parcel of its order came to rest. */
export const LINK_LIFE_DAYS = 90;
/** How long a link works at most while nothing is heard of its order: no link lives for ever. */
export const LONGEST_LINK_LIFE_DAYS = 365;
const DAY = 86_400_000;

/**
 * The token of an order's link for one recipient: the same in every message, until it was revoked or has
 * expired.
 */
export async function ensureTrackingLink(
  tx: Db,
  shop: string,
  orderId: string,
  recipientHash: Uint8Array<ArrayBuffer>,
  opens: Opens = "everything",
): Promise<string> {
  const vault = await openVault(shop);
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const fresh = { tokenHash: hashToken(token), tokenSealed: vault.seal(TOKEN_FIELD, token) };
  const key = { shop, orderId, recipientHash };
  const expiresAt = daysFrom(new Date(), (await isAtRest(tx, shop, orderId)) ? LINK_LIFE_DAYS : LONGEST_LINK_LIFE_DAYS);
  const { count } = await tx.trackingLink.createMany({
    data: [{ ...key, ...fresh, opens, expiresAt }],
    skipDuplicates: true,
  });
  if (count > 0) return token;
  const link = await tx.trackingLink.findUniqueOrThrow({ where: { shop_orderId_recipientHash: key } });
  const hasExpired = link.expiresAt !== null && link.expiresAt <= new Date();
  if (link.revokedAt === null && !hasExpired) return vault.unseal(TOKEN_FIELD, link.tokenSealed);
  const renewed = hasExpired ? { expiresAt: daysFrom(new Date(), LINK_LIFE_DAYS) } : {};
  const { count: own } = await tx.trackingLink.updateMany({
    where: { shop, id: link.id, tokenHash: link.tokenHash },
    data: { ...fresh, ...renewed, revokedAt: null, lastSeenAt: null },
  });
  // Somebody else renewed it in the same moment: theirs is the one that works.
  return own > 0 ? token : ensureTrackingLink(tx, shop, orderId, recipientHash, opens);
}

/** Whether every parcel of an order has come to its end: its links have less to tell from then on. */
async function isAtRest(tx: Db, shop: string, orderId: string): Promise<boolean> {
  const parcels = await tx.shipment.findMany({ where: { shop, orderId, removedAt: null }, select: { status: true } });
  return parcels.length > 0 && parcels.every(({ status }) => FINAL.has(status));
}

/**
 * Ends all links of an order at once; whoever is written to or looks the order up next gets a new one.
 * @returns how many were still working
 */
export async function revokeTrackingLinks(tx: Db, shop: string, orderId: string): Promise<number> {
  const now = new Date();
  const working = { shop, orderId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  const { count } = await tx.trackingLink.updateMany({ where: working, data: { revokedAt: now } });
  return count;
}

/**
 * Lets an order's links end 90 days after its last parcel came to rest; while one is under way they have a year from
 * the last news.
 */
export async function expireTrackingLinks(
  tx: Sql,
  shop: string,
  orderId: string,
  restedAt: Date | null,
): Promise<void> {
  const expiresAt = restedAt ? daysFrom(restedAt, LINK_LIFE_DAYS) : daysFrom(new Date(), LONGEST_LINK_LIFE_DAYS);
  await tx.$executeRaw`
    update "TrackingLink" set "expiresAt" = ${expiresAt} where shop = ${shop} and "orderId" = ${orderId}::uuid`;
}

function daysFrom(start: Date, days: number): Date {
  return new Date(start.getTime() + days * DAY);
}
