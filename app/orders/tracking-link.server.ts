import { createHash, randomBytes } from "node:crypto";

import type { TrackingLink } from "@prisma/client";

import { type Db, db, pool } from "#app/db.server.ts";
import { openVault } from "#app/shops/vault.server.ts";

const TOKEN_BYTES = 18;
const TOKEN_FIELD = "TrackingLink.tokenSealed";
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{22,64}$/;
const HOUR = 3_600_000;
/** How long a link works after the last parcel of its order came to rest. */
export const LINK_LIFE_DAYS = 90;
const DAY = 24 * HOUR;

/**
 * The token of an order's link for one recipient: the same in every message, until it was revoked or has
 * expired.
 */
export async function ensureTrackingLink(
  tx: Db,
  shop: string,
  orderId: string,
  recipientHash: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const vault = await openVault(shop);
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const fresh = { tokenHash: hash(token), tokenSealed: vault.seal(TOKEN_FIELD, token) };
  const key = { shop, orderId, recipientHash };
  const { count } = await tx.trackingLink.createMany({ data: [{ ...key, ...fresh }], skipDuplicates: true });
  if (count > 0) return token;
  const link = await tx.trackingLink.findUniqueOrThrow({ where: { shop_orderId_recipientHash: key } });
  const ended = link.revokedAt !== null || (link.expiresAt !== null && link.expiresAt <= new Date());
  if (!ended) return vault.unseal(TOKEN_FIELD, link.tokenSealed);
  const expiresAt = link.expiresAt && new Date(Date.now() + LINK_LIFE_DAYS * DAY);
  await tx.trackingLink.update({ where: { id: link.id }, data: { ...fresh, expiresAt, revokedAt: null } });
  return token;
}

const FIND = `
  select id, "orderId", "expiresAt", "lastSeenAt" from "TrackingLink"
   where "tokenHash" = $2 and shop = $1 and "revokedAt" is null`;

type Found = Pick<TrackingLink, "id" | "orderId" | "expiresAt" | "lastSeenAt">;

/** The order a token opens, or null: unknown, revoked, expired and another shop's are the same. */
export async function findOrderByToken(
  shop: string,
  token: string,
): Promise<{ orderId: string; linkId: string } | null> {
  if (!TOKEN_SHAPE.test(token)) return null;
  const { rows } = await pool.query<Found>({ name: "find-link", text: FIND, values: [shop, hash(token)] });
  const [link] = rows;
  if (!link) return null;
  const now = new Date();
  if (link.expiresAt && link.expiresAt <= now) return null;
  if (!link.lastSeenAt || now.getTime() - link.lastSeenAt.getTime() > HOUR) {
    await db.trackingLink.updateMany({ where: { id: link.id }, data: { lastSeenAt: now } });
  }
  return { orderId: link.orderId, linkId: link.id };
}

/** Ends all links of an order at once. */
export async function revokeTrackingLinks(tx: Db, shop: string, orderId: string): Promise<void> {
  await tx.trackingLink.updateMany({ where: { shop, orderId, revokedAt: null }, data: { revokedAt: new Date() } });
}

/** Lets an order's links end 90 days after its last parcel came to rest, or not at all while one is under way. */
export async function expireTrackingLinks(tx: Db, shop: string, orderId: string, restedAt: Date | null): Promise<void> {
  const expiresAt = restedAt && new Date(restedAt.getTime() + LINK_LIFE_DAYS * DAY);
  await tx.trackingLink.updateMany({ where: { shop, orderId }, data: { expiresAt } });
}

/** A random token needs no key: nobody can guess what to hash. */
function hash(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(token).digest());
}
