import type { Db } from "#app/db.server.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import type { SuppressionReason } from "#app/providers/outcome.ts";

import { WISH_BEHIND } from "./consent.ts";
import { findConsent, recordConsent } from "./consents.server.ts";

export interface Address {
  shop: string;
  channel: Channel;
  /** Blind index of the address under the shop's key. */
  addressHash: Uint8Array<ArrayBuffer>;
}

/**
 * From now on nothing leaves for this address. The first reason stays on record; a shopper's own wish goes into the
 * consent records as well, so that mending a dead address never undoes it.
 * @param days it ends by itself then; not, when not given. What ends gives way to what does not.
 */
export async function suppressAddress(
  db: Db,
  address: Address,
  reason: SuppressionReason,
  now = new Date(),
  days: number | null = null,
) {
  const { shop, channel, addressHash } = address;
  const until = days === null ? null : new Date(now.getTime() + days * 86_400_000);
  await db.$executeRaw`
    insert into "Suppression" as known (shop, channel, "addressHash", reason, until)
    values (${shop}, ${channel}, ${addressHash}, ${reason}, ${until})
        on conflict (shop, channel, "addressHash") do update
       set reason = excluded.reason, until = excluded.until, "createdAt" = now()
     where known.until is not null`;
  const source = WISH_BEHIND[reason];
  if (source === null) return;
  for (const purpose of address.channel === "email" ? (["updates", "picks"] as const) : (["updates"] as const)) {
    const known = await findConsent(db, address, purpose);
    const isSaid = known?.state === "withdrawn" && known.source === source;
    // A STOP said again is younger than a START between the two that is read late.
    if (isSaid && (source !== "stop" || known.happenedAt >= now)) continue;
    await recordConsent(db, { ...address, purpose, state: "withdrawn", source, happenedAt: now });
  }
}

/** A STOP, unless the shopper has texted START after it and that was read first. @param at when it came */
export async function stopTexts(db: Db, address: Address, at: Date) {
  const younger = { purpose: "updates", state: "granted", source: "start", happenedAt: { gt: at } } as const;
  if ((await db.consent.count({ where: { ...address, ...younger } })) > 0) return;
  await suppressAddress(db, address, "stop", at);
}

/**
 * Takes back a STOP that came before. Bounces and complaints stay: the shopper cannot mend those by texting.
 * @param now when the START came
 */
export async function liftStop(db: Db, address: Address, now = new Date()) {
  const younger = { purpose: "updates", state: "withdrawn", source: "stop", happenedAt: { gt: now } } as const;
  const isOvertaken = (await db.consent.count({ where: { ...address, ...younger } })) > 0;
  if (!isOvertaken) await db.suppression.deleteMany({ where: { ...address, reason: "stop" } });
  await recordConsent(db, { ...address, purpose: "updates", state: "granted", source: "start", happenedAt: now });
}

/** Reasons that are nobody's wish: the merchant may know that the address works again. */
export const LIFTABLE: readonly SuppressionReason[] = ["bounced", "unreachable"];

/**
 * The merchant says that a dead address lives again. A wish of the shopper's is never lifted: where one stands behind
 * the bounce, it takes the bounce's place.
 * @returns whether the address may be written to again
 */
export async function liftBounce(db: Db, address: Address, now = new Date()): Promise<boolean> {
  const dead = { ...address, reason: { in: [...LIFTABLE] } };
  const consent = await findConsent(db, address, "updates");
  const wish = Object.entries(WISH_BEHIND).find(([, source]) => source !== null && source === consent?.source);
  if (consent?.state === "withdrawn" && wish) {
    await db.suppression.updateMany({ where: dead, data: { reason: wish[0] } });
    return false;
  }
  const { count } = await db.suppression.deleteMany({ where: dead });
  if (count === 0) return false;
  const granted = { purpose: "updates", state: "granted", source: "merchant", happenedAt: now } as const;
  await recordConsent(db, { ...address, ...granted });
  return true;
}

/** From now on no recommendations stand in e-mails to this address; news of orders goes on. */
export async function withdrawPicks(db: Db, address: Address, now = new Date()): Promise<void> {
  const known = await findConsent(db, address, "picks");
  if (known?.state === "withdrawn" && known.source === "unsubscribe_page") return;
  const withdrawn = { purpose: "picks", state: "withdrawn", source: "unsubscribe_page", happenedAt: now } as const;
  await recordConsent(db, { ...address, ...withdrawn });
}
