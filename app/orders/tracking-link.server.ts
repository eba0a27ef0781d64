import { createHash, randomBytes } from "node:crypto";

import type { TrackingLink } from "@prisma/client";

import { type Db, pool } from "#app/db.server.ts";
import { afterwards } from "#app/lib/afterwards.ts";
import { GroupCommit } from "#app/lib/group-commit.ts";
import { logger } from "#app/logger.server.ts";
import { openVault } from "#app/shops/vault.server.ts";

const TOKEN_BYTES = 18;
const TOKEN_FIELD = "TrackingLink.tokenSealed";
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{22,64}$/;
const HOUR = 3_600_000;
/** How long a link works after the last parcel of its order came to rest. */
export const LINK_LIFE_DAYS = 90;
/** How long a link works at most while nothing is heard of its order: no link lives for ever. */
export const LONGEST_LINK_LIFE_DAYS = 365;
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
  const expiresAt = daysFrom(new Date(), LONGEST_LINK_LIFE_DAYS);
  const { count } = await tx.trackingLink.createMany({
    data: [{ ...key, ...fresh, expiresAt }],
    skipDuplicates: true,
  });
  if (count > 0) return token;
  const link = await tx.trackingLink.findUniqueOrThrow({ where: { shop_orderId_recipientHash: key } });
  const hasExpired = link.expiresAt !== null && link.expiresAt <= new Date();
  if (link.revokedAt === null && !hasExpired) return vault.unseal(TOKEN_FIELD, link.tokenSealed);
  const renewed = hasExpired ? { expiresAt: daysFrom(new Date(), LINK_LIFE_DAYS) } : {};
  await tx.trackingLink.updateMany({
    where: { shop, id: link.id },
    data: { ...fresh, ...renewed, revokedAt: null, lastSeenAt: null },
  });
  return token;
}

const SEE = `
  update "TrackingLink" link set "lastSeenAt" = now() from unnest($1::text[], $2::uuid[]) as seen (shop, id)
   where link.id = seen.id and link.shop = seen.shop`;

// Nobody waits for this, so many visits become one write.
const seen = new GroupCommit<{ shop: string; id: string }>(
  async (links) => void (await pool.query(SEE, [links.map(({ shop }) => shop), links.map(({ id }) => id)])),
  { maxItems: 500, maxInFlight: 1, maxWaiting: 5_000, timeoutMs: 10_000, lingerMs: 50 },
);

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
    afterwards(seen.add({ shop, id: link.id }), (error) => logger.error({ err: error, shop }, "visit of a link not noted"));
  }
  return { orderId: link.orderId, linkId: link.id };
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
export async function expireTrackingLinks(tx: Db, shop: string, orderId: string, restedAt: Date | null): Promise<void> {
  const expiresAt = restedAt ? daysFrom(restedAt, LINK_LIFE_DAYS) : daysFrom(new Date(), LONGEST_LINK_LIFE_DAYS);
  await tx.trackingLink.updateMany({ where: { shop, orderId }, data: { expiresAt } });
}

function daysFrom(start: Date, days: number): Date {
  return new Date(start.getTime() + days * DAY);
}

/** A random token needs no key: nobody can guess what to hash. */
function hash(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(token).digest());
}
