import type { UnusualSilence } from "#app/estimates/silence/find-unusual.server.ts";
import { sqlTransaction } from "#app/sql.server.ts";

import { recordAlert } from "./record-alert.server.ts";

const DAY = 86_400_000;
/** What has been silent for longer when we first look is no news: the list of silent parcels shows it. */
const NEWS_MS = 3 * DAY;

/** Tells the merchant of a parcel that is silent for longer than is usual on its way, once for each silence. */
export async function alertOfSilence(shop: string, silence: UnusualSilence, now: Date): Promise<void> {
  const { shipmentId, orderName, carrier, usualToDays, since, tellAt } = silence;
  if (now.getTime() - tellAt.getTime() > NEWS_MS) return;
  const days = Math.floor((now.getTime() - since.getTime()) / DAY);
  await sqlTransaction((tx) =>
    recordAlert(tx, shop, {
      kind: "parcel_silent",
      dedupeKey: `silent|${shipmentId}|${since.toISOString()}`,
      facts: { shipmentId, orderName, carrier, days, usualToDays },
    }),
  );
}
