import { failRun, finishRun, reportProgress, startRun } from "#app/catalog/sync-run.server.ts";
import { db } from "#app/db.server.ts";
import { askToReplay, refreshAllKey } from "#app/jobs/ask-to-learn.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { takeTurns } from "#app/lib/steps.ts";
import { logger } from "#app/logger.server.ts";

import type { ShopFacts } from "../belief/believe.ts";
import { rulesKey } from "../belief/knowledge.ts";
import { wallDays } from "../belief/wall-days.ts";
import { type Choice, chooseSource, speaksFor } from "./choose-source.ts";
import { learnPast } from "./learn-past.ts";
import type { Learned, Trials } from "./learned.ts";
import type { PastParcel } from "./past-parcel.ts";
import { readPool } from "./read-knowledge.server.ts";
import { readOrigins } from "./read-origins.server.ts";
import { readParcels } from "./read-parcels.server.ts";
import { findVersions, saveLearned } from "./stored-learned.server.ts";
import { readShopFacts } from "./shop-facts.server.ts";
import { tryAll } from "./try-all.server.ts";

/**
 * Learns anew from a shop's parcels how long they take, tries what came of it against what is in service, the pool and
 * the rules on the latest weeks, and puts it into service only when it did best; then looks at what is under way.
 * @param signal aborted when nobody waits for the outcome any more
 * @throws the signal's reason
 */
export async function learnShopTimes(shop: string, now: Date, signal?: AbortSignal): Promise<void> {
  const run = await startRun(shop, "estimates");
  try {
    const shopFacts = { ...(await readShopFacts(shop)), origins: await readOrigins(shop, now) };
    const past: PastParcel[] = [];
    let leftOut = 0;
    for await (const page of readParcels(shopFacts, now)) {
      signal?.throwIfAborted();
      past.push(...page.parcels);
      leftOut += page.leftOut;
      await reportProgress(run, 0, null);
    }
    const total = past.length;
    const tell = (share: number) => reportProgress(run, Math.round(share * total), total);
    const fresh = await learn(shopFacts, past, now, tell, signal);
    const version = await saveLearned(shop, { ...fresh, parcels: total, learnedAt: now });
    await finishRun(run, total);
    const { choice } = fresh;
    logger.info({ shop, parcels: total, leftOut, choice, version, ms: Date.now() - now.getTime() }, "delivery times learned"); // prettier-ignore
  } catch (error) {
    await failRun(run, error instanceof Error ? error.message.slice(0, 300) : "unknown");
    throw error;
  }
  // Jobs of their own: should one fail, nothing has to be learned again.
  await enqueue(db, "estimates.refresh", { shop, all: true }, { key: refreshAllKey(shop) });
  await enqueue(db, "blocks.inform", { shop }, { key: `blocks.inform|${shop}` });
  await askToReplay(shop);
}

async function learn(
  shopFacts: ShopFacts,
  past: readonly PastParcel[],
  now: Date,
  tell: (share: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<{ learned: Learned; trials: Trials; choice: Choice }> {
  const { shop, home, rules, origins } = shopFacts;
  const today = wallDays(now, home.timeZone);
  const { own, delivered, ...lessons } = await takeTurns(learnPast(past, today), tell, signal);
  const pool = await readPool();
  const isServing = ((await findVersions(shop))?.inService ?? null) !== null;
  const tried = { shop, past, own, pooled: pool?.estimator ?? null, isServing, now, today };
  const trials = await tryAll(tried, signal);
  const choice = chooseSource(trials, delivered, speaksFor(pool, rules.originCountry ?? home.country));
  const source = choice === "keep" ? "own" : choice;
  const estimator = source === "own" ? (own?.estimator ?? null) : null;
  const measured = { ...lessons, ...(origins && { origins }), rulesKey: rulesKey(rules), countries: {} };
  return { learned: { ...measured, source, estimator }, trials, choice };
}
