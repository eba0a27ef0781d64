import { randomBytes } from "node:crypto";

import { db, pool } from "#app/db.server.ts";
import { timeOrderedId } from "#app/lib/time-ordered-id.ts";
import type { Vault } from "#app/shops/vault.server.ts";
import { FINAL } from "#app/tracking/status.ts";

import { hashToken } from "./open-link.server.ts";
import {
  ensureTrackingLink,
  LINK_LIFE_DAYS,
  LONGEST_LINK_LIFE_DAYS,
  TOKEN_BYTES,
  TOKEN_FIELD,
} from "./tracking-link.server.ts";

export interface WantedLink {
  shop: string;
  orderId: string;
  recipientHash: Uint8Array<ArrayBuffer>;
  vault: Vault;
}

const RESTING = [...FINAL].map((status) => `'${status}'`).join(", ");

// A parcel that has come to rest has less to tell: see `expireTrackingLinks`.
const ENSURE = `
  with wanted as (
    select * from unnest($1::text[], $2::uuid[], $3::bytea[], $4::uuid[], $5::bytea[], $6::bytea[])
               as w(shop, "orderId", "recipientHash", id, "tokenHash", "tokenSealed")
  ), added as (
    insert into "TrackingLink" (id, shop, "orderId", "recipientHash", "tokenHash", "tokenSealed", opens, "expiresAt")
    select id, shop, "orderId", "recipientHash", "tokenHash", "tokenSealed", 'everything',
           now() + interval '1 day' * case when (
             select bool_and(parcel.status in (${RESTING})) from "Shipment" parcel
              where parcel."orderId" = wanted."orderId" and parcel."removedAt" is null
           ) then ${LINK_LIFE_DAYS} else ${LONGEST_LINK_LIFE_DAYS} end
      from wanted
    on conflict (shop, "orderId", "recipientHash") do nothing
    returning id
  )
  select wanted.id, added.id is not null as "isNew", link."tokenSealed",
         link."revokedAt" is null and (link."expiresAt" is null or link."expiresAt" > now()) as works
    from wanted
    left join added on added.id = wanted.id
    left join "TrackingLink" link on link.shop = wanted.shop and link."orderId" = wanted."orderId"
                                 and link."recipientHash" = wanted."recipientHash"`;

/**
 * The tokens of many links at once, in the order of what is wanted: each the same in every message to its recipient,
 * until it was revoked or has expired. The same link may be wanted more than once.
 */
export async function ensureTrackingLinks(wanted: readonly WantedLink[]): Promise<string[]> {
  const now = new Date();
  const fresh = new Map<string, WantedLink & { id: string; token: string }>();
  for (const link of wanted) {
    const key = keyOf(link);
    if (!fresh.has(key))
      fresh.set(key, { ...link, id: timeOrderedId(now), token: randomBytes(TOKEN_BYTES).toString("base64url") });
  }
  const rows = [...fresh.values()];
  const { rows: found } = await pool.query<{
    id: string;
    isNew: boolean;
    tokenSealed: Buffer | null;
    works: boolean | null;
  }>({
    name: "ensure-tracking-links",
    text: ENSURE,
    values: [
      rows.map((row) => row.shop),
      rows.map((row) => row.orderId),
      rows.map((row) => Buffer.from(row.recipientHash)),
      rows.map((row) => row.id),
      rows.map((row) => hashToken(row.token)),
      rows.map((row) => row.vault.seal(TOKEN_FIELD, row.token)),
    ],
  });
  const stored = new Map(found.map((row) => [row.id, row]));
  const tokens = new Map<string, string>();
  for (const [key, row] of fresh) tokens.set(key, await tokenOf(row, stored.get(row.id)));
  return wanted.map((link) => tokens.get(keyOf(link)) ?? "");
}

type Stored = { isNew: boolean; tokenSealed: Buffer | null; works: boolean | null } | undefined;

/** Ours, the one that was there, or, if that has ended or another process has just made one, whatever works now. */
function tokenOf(link: WantedLink & { token: string }, stored: Stored): string | Promise<string> {
  if (stored?.isNew) return link.token;
  if (stored?.works && stored.tokenSealed) return link.vault.unseal(TOKEN_FIELD, stored.tokenSealed);
  return ensureTrackingLink(db, link.shop, link.orderId, link.recipientHash);
}

function keyOf({ shop, orderId, recipientHash }: WantedLink): string {
  return `${shop}|${orderId}|${Buffer.from(recipientHash).toString("base64")}`;
}
