import { createHash } from "node:crypto";

import { failRun, findRun, finishRun, reportProgress, startRun } from "#app/catalog/sync-run.server.ts";
import { db } from "#app/db.server.ts";
import { takeTurns } from "#app/lib/steps.ts";
import { logger } from "#app/logger.server.ts";
import { type DeliveryRules, parseDeliveryRules } from "#app/shops/delivery-rules.ts";
import { holdInstalled } from "#app/shops/hold-installed.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { sql, sqlTransaction } from "#app/sql.server.ts";

import { rulesKey } from "../belief/knowledge.ts";
import { noteForecasts, settleReplayed } from "../belief/note-forecast.server.ts";
import { readPast } from "../learning/read-parcels.server.ts";
import { readShopFacts } from "../learning/shop-facts.server.ts";
import type { PastFacts } from "../learning/past-parcel.ts";
import { type Foretold, foretellPast } from "./foretell-past.ts";
import { listLooks } from "./looks.ts";

/** Half a year before the shop was installed; what is older than a year is forgotten soon anyway. */
const DAYS_BEFORE = 182;
const OLDEST_DAYS = 365;
/** Parcels that are foretold, and newest ones that are learned from: every week is learned anew. */
const MOST_FORETOLD = 3_000;
const MOST_LEARNED_FROM = 20_000;
/** Rows in a statement. */
const CHUNK = 1_000;
const DAY = 86_400_000;

/**
 * Writes down what would have been said of the parcels that came before the shop was installed, at the order and at the
 * hand-over, each with nothing but what was known then; and what came of it. Done once for what a reading of the past has
 * found, and again when the rules have changed. What was really told stays, and all of it is written, or nothing.
 * @param signal aborted when nobody waits for the outcome any more
 * @throws the signal's reason
 */
export async function replayPast(shop: string, now: Date, signal?: AbortSignal): Promise<void> {
  const { installedAt, deliveryRules } = await requireShop(shop);
  const about = await whatItIsAbout(shop, parseDeliveryRules(deliveryRules));
  if (about === null || (await findRun(shop, "replay", about))?.state === "done") return;
  const run = await startRun(shop, "replay", about);
  try {
    const past = await readAll(shop, now, signal);
    const since = new Date(Math.max(installedAt.getTime() - DAYS_BEFORE * DAY, now.getTime() - OLDEST_DAYS * DAY));
    const looks = listLooks(past, { since, until: installedAt }, MOST_FORETOLD);
    const tell = (share: number) => reportProgress(run, Math.round(share * looks.length), looks.length);
    const foretold = await takeTurns(foretellPast(past, looks, await readShopFacts(shop)), tell, signal);
    await store(shop, foretold);
    await finishRun(run, foretold.length);
    logger.info({ shop, foretold: foretold.length, ms: Date.now() - now.getTime() }, "the past was foretold");
  } catch (error) {
    await failRun(run, error instanceof Error ? error.message.slice(0, 300) : "unknown");
    throw error;
  }
}

/** The newest whole reading of the past, and the rules; null while the past has not been read. */
async function whatItIsAbout(shop: string, rules: DeliveryRules): Promise<string | null> {
  const where = { shop, kind: "backfill", state: "done" };
  const read = await db.syncRun.findFirst({ where, orderBy: { startedAt: "desc" }, select: { id: true } });
  return read && `${read.id} ${createHash("sha256").update(rulesKey(rules)).digest("hex").slice(0, 16)}`;
}

async function readAll(shop: string, now: Date, signal?: AbortSignal): Promise<PastFacts[]> {
  const past: PastFacts[] = [];
  for await (const { facts } of readPast(shop, now, MOST_LEARNED_FROM)) {
    signal?.throwIfAborted();
    past.push(...facts);
  }
  return past;
}

async function store(shop: string, foretold: readonly Foretold[]): Promise<void> {
  const rows = foretold.map(({ facts: { id, orderId, carrier }, moment, at, belief }) => ({
    ...{ orderId, moment, at, belief },
    ...(moment === "purchase" ? { subjectId: orderId, carrier: "" } : { subjectId: id, carrier }),
  }));
  await sqlTransaction(async (tx) => {
    if (!(await holdInstalled(tx, shop))) return;
    await tx.$executeRaw`delete from "Forecast" where shop = ${shop} and replayed`;
    for (let from = 0; from < rows.length; from += CHUNK) {
      await noteForecasts(tx, shop, rows.slice(from, from + CHUNK), true);
    }
  });
  // Only now: what arrives from here on finds its forecast and settles it by itself.
  await settleReplayed(sql, shop);
}
