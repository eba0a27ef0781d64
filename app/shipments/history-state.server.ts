import { db } from "#app/db.server.ts";
import { hasScope } from "#app/shops/scopes.server.ts";

import { historyDays } from "./history-days.ts";

/** The past orders that there are to learn from. */
export interface HistoryState {
  orders: number;
  /** Null without any. */
  oldestAt: Date | null;
  /** The merchant lets us read orders that are older than Shopify shows by itself. */
  mayReadAll: boolean;
  /** How far back is looked, in days. */
  days: number;
  /** A reading under way; `total` is null while nobody has counted. */
  reading: { done: number; total: number | null } | null;
}

export async function findHistoryState(shop: string): Promise<HistoryState> {
  const [found, mayReadAll, run] = await Promise.all([
    db.order.aggregate({ where: { shop }, _count: true, _min: { placedAt: true } }),
    hasScope(shop, "read_all_orders"),
    db.syncRun.findFirst({ where: { shop, kind: "backfill" }, orderBy: { startedAt: "desc" } }),
  ]);
  const reading = run?.state === "running" ? { done: run.done, total: run.total } : null;
  const days = historyDays(mayReadAll);
  return { orders: found._count, oldestAt: found._min.placedAt, mayReadAll, days, reading };
}
