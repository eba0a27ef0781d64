import type { UnusualSilence } from "#app/estimates/silence/find-unusual.server.ts";
import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { sqlTransaction } from "#app/sql.server.ts";

import { recordAlert } from "./record-alert.server.ts";

const DAY = 86_400_000;
/** What has been silent for longer when we first look is no news: the list of silent parcels shows it. */
const NEWS_MS = 3 * DAY;

/**
 * Tells the merchant of a parcel that is silent for longer than is usual on its way, once for each silence. A scan of
 * before we spoke that reaches us after it begins no new one: carriers tell late, and in any order.
 */
export async function alertOfSilence(shop: string, silence: UnusualSilence, now: Date): Promise<void> {
  const { shipmentId, orderName, carrier, usualToDays, since, tellAt } = silence;
  if (now.getTime() - tellAt.getTime() > NEWS_MS) return;
  const days = Math.floor((now.getTime() - since.getTime()) / DAY);
  await sqlTransaction(async (tx) => {
    if (await isKnown(tx, shop, silence)) return;
    await recordAlert(tx, shop, {
      kind: "parcel_silent",
      dedupeKey: `silent|${shipmentId}|${since.toISOString()}`,
      facts: { shipmentId, orderName, carrier, days, usualToDays },
    });
  });
}

/** Whether the merchant has heard of this parcel's silence since the last thing that happened to it. */
async function isKnown(tx: Sql, shop: string, { shipmentId, since }: UnusualSilence): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "MerchantAlert"
     where shop = ${shop} and "happenedAt" > ${since} and kind = 'parcel_silent'
       and facts ->> 'shipmentId' = ${shipmentId}
     limit 1`;
  return rows.length > 0;
}
