import { db } from "#app/db.server.ts";
import { redriveMessages } from "#app/notifications/outbox/retry-message.server.ts";

import { findHolders } from "./holders.server.ts";
import type { LogFilter } from "./log-filter.ts";
import { whereOf } from "./log-where.server.ts";

/** What came to nothing and may be tried again. What is uncertain is asked for one by one: it may have arrived. */
const REDRIVEN = ["failed", "dead"] as const;
/** One wish tries so many again, the newest first; a second one takes the next. */
export const REDRIVE_MOST = 1_000;

/** How many messages of the filter another try may help, counted up to one more than a wish takes. */
export async function countRedrivable(shop: string, filter: LogFilter, now: Date): Promise<number> {
  const where = await whereOf(shop, filter, await findHolders(shop), now);
  return db.message.count({ where: { AND: [where, redrivable] }, take: REDRIVE_MOST + 1 });
}

/**
 * Gives every message of the filter that failed another try. Each passes the gate again, so that what is stale,
 * untrue or unwanted by now is closed with its reason instead of being sent.
 * @returns how many are tried again
 */
export async function redriveLog(shop: string, filter: LogFilter, now: Date): Promise<number> {
  const where = await whereOf(shop, filter, await findHolders(shop), now);
  const rows = await db.message.findMany({
    where: { AND: [where, redrivable] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: REDRIVE_MOST,
    select: { id: true },
  });
  return redriveMessages(shop, { id: { in: rows.map(({ id }) => id) } });
}

const redrivable = { state: { in: [...REDRIVEN] }, recipientSealed: { not: null } };
