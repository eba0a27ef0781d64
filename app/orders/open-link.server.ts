import { createHash } from "node:crypto";

import { pool } from "#app/db.server.ts";
import { afterwards } from "#app/lib/afterwards.ts";
import { writeBehind } from "#app/lib/write-behind.ts";
import { logger } from "#app/logger.server.ts";

const TOKEN_SHAPE = /^[A-Za-z0-9_-]{22,64}$/;

/** What whoever holds a link may see of its order: all that the page tells, or only status and window. */
export type Opens = "everything" | "glimpse";

const linkThatOpens = (opens: Opens) => `
  "TrackingLink" link where link.shop = $1 and link."tokenHash" = $2 and link.opens = '${opens}'
                        and link."revokedAt" is null and (link."expiresAt" is null or link."expiresAt" > now())`;

/**
 * SQL: the link that a token opens, as `link`; unknown, revoked, expired, passed on and another shop's are none. The
 * statement's first value is the shop, its second {@link hashToken}.
 */
export const OPENED_LINK = linkThatOpens("everything");

const FOUND = `
  select link.id as "linkId", link."orderId", link."recipientHash",
         exists (select from "Order" own where own.id = link."orderId" and own."optedOutAt" is not null) as "optedOut"`;
const FIND: Record<Opens, string> = {
  everything: `${FOUND} from ${OPENED_LINK}`,
  glimpse: `${FOUND} from ${linkThatOpens("glimpse")}`,
};

export interface OpenedOrder {
  orderId: string;
  linkId: string;
  /** For whom the link was made. */
  recipientHash: Uint8Array;
  /** Its shopper does not want to be counted. */
  optedOut: boolean;
}

/**
 * The order a token opens, or null. Counts as a visit of the link.
 * @param opens a link of the one kind is none of the other
 */
export async function findOrderByToken(
  shop: string,
  token: string,
  opens: Opens = "everything",
): Promise<OpenedOrder | null> {
  if (!isToken(token)) return null;
  const statement = { name: `find-link-${opens}`, text: FIND[opens], values: [shop, hashToken(token)] };
  const { rows } = await pool.query<OpenedOrder>(statement);
  if (rows[0]) noteVisit(shop, token);
  return rows[0] ?? null;
}

/** Whether a text could be a token; nothing needs to be asked about any other. */
export function isToken(text: string): boolean {
  return TOKEN_SHAPE.test(text);
}

/** A random token needs no key: nobody can guess what to hash. */
export function hashToken(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash("sha256").update(token).digest());
}

interface Visit {
  shop: string;
  tokenHash: Buffer;
}

// Nobody waits for this: many visits become one write, and of one link at most one an hour is written.
const visits = writeBehind<Visit>(storeVisits, { maxItems: 500 });

/** Remembers that a link was opened, behind the answer. */
export function noteVisit(shop: string, token: string): void {
  afterwards(visits.add({ shop, tokenHash: hashToken(token) }), (error) =>
    logger.error({ err: error, shop }, "visit of a link not noted"),
  );
}

async function storeVisits(noted: Visit[]): Promise<void> {
  const text = `
    update "TrackingLink" link set "lastSeenAt" = now()
      from unnest($1::text[], $2::bytea[]) as visit (shop, "tokenHash")
     where link.shop = visit.shop and link."tokenHash" = visit."tokenHash"
       and (link."lastSeenAt" is null or link."lastSeenAt" < now() - interval '1 hour')`;
  await pool.query(text, [noted.map(({ shop }) => shop), noted.map(({ tokenHash }) => tokenHash)]);
}
