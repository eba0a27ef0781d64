import { db } from "#app/db.server.ts";
import { LIFTABLE } from "#app/notifications/consent/suppressions.server.ts";
import type { Channel } from "#app/tracking/message-kind.ts";

import type { OptOut } from "./opt-outs.server.ts";

/** Opt-outs of one page. */
export const OPT_OUTS_SHOWN = 50;

export interface ListedOptOut extends OptOut {
  /** Keyed hash of the address, in hex: what its messages are found by. */
  to: string;
}

export interface OptOutCount {
  channel: Channel;
  /** unsubscribed | stop | bounced | complained | unreachable | refused */
  reason: string;
  count: number;
}

/**
 * Addresses the shop does not write to any more, the newest first.
 * @param reason of this reason alone; "" is all of them
 * @param page counted from 0
 */
export async function listOptOuts(
  shop: string,
  { reason, page }: { reason: string; page: number },
  now: Date,
): Promise<{ optOuts: ListedOptOut[]; hasMore: boolean }> {
  const rows = await db.suppression.findMany({
    where: { ...inForce(shop, now), ...(reason === "" ? {} : { reason }) },
    orderBy: [{ createdAt: "desc" }, { channel: "asc" }, { addressHash: "asc" }],
    skip: page * OPT_OUTS_SHOWN,
    take: OPT_OUTS_SHOWN + 1,
  });
  const optOuts = rows.slice(0, OPT_OUTS_SHOWN).map((row) => ({
    ...{ channel: row.channel as Channel, reason: row.reason, since: row.createdAt },
    to: Buffer.from(row.addressHash).toString("hex"),
    isLiftable: (LIFTABLE as readonly string[]).includes(row.reason),
  }));
  return { optOuts, hasMore: rows.length > OPT_OUTS_SHOWN };
}

/** How many there are of each channel and reason, the most frequent first. */
export async function countOptOuts(shop: string, now: Date): Promise<OptOutCount[]> {
  const groups = await db.suppression.groupBy({
    by: ["channel", "reason"],
    where: inForce(shop, now),
    _count: { _all: true },
    orderBy: [{ _count: { reason: "desc" } }, { reason: "asc" }],
  });
  return groups.map(({ channel, reason, _count }) => ({ channel: channel as Channel, reason, count: _count._all }));
}

function inForce(shop: string, now: Date) {
  return { shop, OR: [{ until: null }, { until: { gt: now } }] };
}
