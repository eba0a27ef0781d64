import type { UnusualSilence } from "#app/estimates/silence/find-unusual.server.ts";
import { isoDay } from "#app/lib/day.ts";
import { sql } from "#app/sql.server.ts";

import { planOverdueMessages } from "./plan-messages.server.ts";

/**
 * Writes down the e-mail that a silence is worth which has become unusual, once for each. Whoever has been told meanwhile
 * that the delivery is late knows as much already, and so does who was written to after the last scan happened, however
 * late that reached us; and nobody needs a text that tells nothing new.
 */
export async function planSilenceMessages(shop: string, silence: UnusualSilence): Promise<void> {
  const { orderId, shipmentId, tellAt, number } = silence;
  if (await isTold(shop, silence)) return;
  // One that was dropped because something was heard must not keep the next silence of that day untold.
  const cause = `silent|${isoDay(tellAt)}|${number}` as const;
  await planOverdueMessages(shop, { orderId, shipmentId, cause, occurredAt: tellAt, channels: ["email"] });
}

/** Whether news of the delay has gone out, or is about to, since anything was heard of the parcel. */
async function isTold(shop: string, { orderId, shipmentId, since, tellAt }: UnusualSilence): Promise<boolean> {
  const rows = await sql.$queryRaw<{ id: string }[]>`
    select id from "Message"
     where shop = ${shop} and "orderId" = ${orderId}::uuid and "shipmentId" = ${shipmentId}::uuid
       and kind = 'delayed'
       and ((cause like 'late|%' and "occurredAt" > ${since}
             and state in ('pending', 'sending', 'accepted', 'delivered', 'unknown'))
         or (cause like 'silent|%' and "createdAt" > ${since}
             and (state in ('sending', 'accepted', 'delivered', 'unknown')
               or (state = 'pending' and split_part(cause, '|', 2) = ${isoDay(tellAt)}))))
     limit 1`;
  return rows.length > 0;
}
