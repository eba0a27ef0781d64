import { db } from "#app/db.server.ts";
import { planShipmentMessages } from "#app/notifications/arbiter/plan-messages.server.ts";
import type { Status } from "#app/tracking/status.ts";

import { moveParcel, storeParcel } from "./parcel.ts";
import { WILLOW } from "./willow.ts";

let lastOrder = 5_100;

type Contact = { email?: string | null; phone?: string | null };

/** So many orders whose parcel has just reached a status, each with its messages written down and due. */
export async function planParcels(count: number, status: Status, contact: Contact = {}, shop = WILLOW) {
  const stored = [];
  for (let made = 0; made < count; made += 1) {
    const order = { gid: `gid://shopify/Order/${(lastOrder += 1)}` };
    const parcel = await storeParcel({ shop, order, parcel: { status, milestone: status }, contact });
    await planShipmentMessages(shop, parcel.shipmentId, "webhook");
    stored.push(parcel);
  }
  return stored;
}

/** The parcel moves on, and what is worth telling of it is written down. */
export async function moveOn(shipmentId: string, status: Status, shop = WILLOW) {
  await moveParcel(shipmentId, status);
  await planShipmentMessages(shop, shipmentId, "webhook");
}

export async function theMessage(kind: string, channel = "email") {
  return db.message.findFirstOrThrow({ where: { kind, channel }, orderBy: { createdAt: "desc" } });
}

/** How many messages of a channel are in which state, and why: `accepted`, `failed unreachable`. */
export async function countFates(where: { kind?: string; channel?: string; shop?: string } = {}) {
  const rows = await db.message.findMany({ where, select: { state: true, reason: true } });
  const counts: Record<string, number> = {};
  for (const { state, reason } of rows) {
    const fate = reason === null ? state : `${state} ${reason}`;
    counts[fate] = (counts[fate] ?? 0) + 1;
  }
  return counts;
}

/** Lets so many minutes pass for what waits. */
export async function passMinutes(minutes: number) {
  await db.$executeRaw`update "Message" set "runAt" = "runAt" - ${minutes} * interval '1 minute' where state = 'pending'`;
  await db.$executeRaw`
    update "ProviderHealth" set "openedAt" = "openedAt" - ${minutes} * interval '1 minute',
           "probeAt" = "probeAt" - ${minutes} * interval '1 minute'`;
  await db.$executeRaw`
    update graphile_worker._private_jobs set run_at = run_at - ${minutes} * interval '1 minute' where run_at > now()`;
}

/** Adds so many copies of each waiting e-mail under other keys: a backlog, where planning it is not what a drill is about. */
export async function copyWaiting(copies: number) {
  await db.$executeRaw`
    insert into "Message" (id, shop, key, "orderId", "shipmentId", kind, channel, "recipientHash", "recipientSealed",
                           "occurredAt", "expiresAt")
    select gen_random_uuid(), shop, key || n, "orderId", "shipmentId", kind, channel, "recipientHash",
           "recipientSealed", "occurredAt", "expiresAt"
      from "Message" cross join generate_series(1, ${copies}::int) n
     where state = 'pending' and channel = 'email'`;
}
