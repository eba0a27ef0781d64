import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { sql } from "#app/sql.server.ts";

import { dropExcluded } from "./rules/drop-excluded.server.ts";
import { refreshMembers } from "./rules/find-members.server.ts";

const DAY = 86_400_000;
/** Pages of older orders are hardly opened; they keep the picks they have. */
const RECENT_DAYS = 45;
const MOST_ORDERS = 2_000;

/** Has the picks of the orders that shoppers look at made anew, with what the merchant's pins hold by now. */
export async function refreshRecentPicks(shop: string, now: Date): Promise<void> {
  await refreshMembers(db, shop);
  const orders = await db.order.findMany({
    where: { shop, cancelledAt: null, placedAt: { gte: new Date(now.getTime() - RECENT_DAYS * DAY) } },
    orderBy: { placedAt: "desc" },
    take: MOST_ORDERS,
    select: { id: true },
  });
  // One by one: a transaction over many jobs and a worker that finishes as many at once would wait for each other.
  for (const { id } of orders) {
    await enqueue(sql, "picks.refresh", { shop, orderId: id }, { key: `picks.refresh|${id}` });
  }
  // Last: of all picks there ever were, it may take its time.
  await dropExcluded(shop);
}
