import type { SyncRun } from "@prisma/client";
import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";
import { db } from "#app/db.server.ts";
import { askToLearn } from "#app/jobs/ask-to-learn.server.ts";
import { clip } from "#app/lib/clip.ts";
import { hasScope } from "#app/shops/scopes.server.ts";

import { historyDays } from "./history-days.ts";
import { ORDERS_COUNT } from "./orders-count.graphql.ts";
import { readOrdersPage } from "./read-orders.server.ts";
import { moveOrdersCursor } from "./reconcile.server.ts";

const KIND = "backfill";
const DAY = 86_400_000;

const countAnswer = z.object({ ordersCount: z.object({ count: z.number().int() }).nullable() });

/**
 * Reads the orders of the last 60 days once, or of two years where the merchant allows it, as the past: it leads to no
 * messages, and what it finds is learned from. Progress is kept after
 * every page, and a run that broke off goes on behind its last page.
 */
export async function backfillShop(shop: string): Promise<void> {
  const run = await resumeOrStart(shop);
  try {
    await readAll(run);
    await moveOrdersCursor(shop, run.startedAt);
    await askToLearn(shop);
    await db.syncRun.update({
      where: { id: run.id },
      data: { state: "done", detail: null, error: null, finishedAt: new Date() },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await db.syncRun.update({ where: { id: run.id }, data: { state: "failed", error: clip(reason, 300) } });
    throw error;
  }
}

/** `detail` of an open run is the cursor of its last page. */
async function resumeOrStart(shop: string): Promise<SyncRun> {
  const last = await db.syncRun.findFirst({ where: { shop, kind: KIND }, orderBy: { startedAt: "desc" } });
  const isFresh = last && last.state !== "done" && Date.now() - last.startedAt.getTime() < DAY;
  if (isFresh) return db.syncRun.update({ where: { id: last.id }, data: { state: "running", error: null } });
  return db.syncRun.create({ data: { shop, kind: KIND } });
}

async function readAll({ id, shop, startedAt, detail, done: doneBefore, total }: SyncRun): Promise<void> {
  const days = historyDays(await hasScope(shop, "read_all_orders"));
  const since = new Date(startedAt.getTime() - days * DAY);
  const query = `created_at:>='${since.toISOString()}'`;
  if (total === null) {
    const { ordersCount } = await queryAdmin(shop, ORDERS_COUNT, { query }, countAnswer);
    await db.syncRun.update({ where: { id }, data: { total: ordersCount?.count ?? null } });
  }
  let done = doneBefore;
  let after = detail;
  do {
    const page = await readOrdersPage(shop, query, after, "backfill");
    done += page.orders;
    after = page.after;
    await db.syncRun.update({ where: { id }, data: { done, detail: after } });
  } while (after !== null);
}
