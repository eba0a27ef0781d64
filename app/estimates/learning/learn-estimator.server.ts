import { failRun, findRun, finishRun, reportProgress, startRun } from "#app/catalog/sync-run.server.ts";
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
import { type Begun, withDrafts } from "./kept-drafts.server.ts";
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
 * the rules on the latest weeks, and puts it into service only when it did best; then looks at what is under way. One
 * that was interrupted goes on after the last fit that it finished, with what was known when it began.
 * @param signal aborted when nobody waits for the outcome any more
 * @throws the signal's reason
 */
export async function learnShopTimes(shop: string, now: Date, signal?: AbortSignal): Promise<void> {
  await withDrafts(shop, now, (begun) => learnAndSave(shop, begun, signal), signal);
  // Jobs of their own: should one fail, nothing has to be learned again.
  await enqueue(db, "estimates.refresh", { shop, all: true }, { key: refreshAllKey(shop) });
  await enqueue(db, "blocks.inform", { shop }, { key: `blocks.inform|${shop}` });
  await askToReplay(shop);
}

async function learnAndSave(shop: string, begun: Begun, signal?: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  const { now, finished } = begun;
  const stopped = finished > 0 ? await findRun(shop, "estimates") : null;
  const { done, total: size } = stopped ?? { done: 0, total: null };
  const run = await startRun(shop, "estimates", finished > 0 ? now.toISOString() : null);
  try {
    if (stopped) await reportProgress(run, done, size);
    const shopFacts = { ...(await readShopFacts(shop)), origins: await readOrigins(shop, now) };
    const past: PastParcel[] = [];
    let leftOut = 0;
    for await (const page of readParcels(shopFacts, now)) {
      signal?.throwIfAborted();
      past.push(...page.parcels);
      leftOut += page.leftOut;
      await reportProgress(run, done, size);
    }
    const total = past.length;
    const tell = (share: number) => reportProgress(run, Math.max(Math.round(share * total), done), total);
    const fresh = await learn(shopFacts, past, begun, tell, signal);
    const version = await saveLearned(shop, { ...fresh, parcels: total, learnedAt: now });
    await finishRun(run, total);
    const { choice } = fresh;
    const ms = Math.round(performance.now() - startedAt);
    logger.info({ shop, parcels: total, leftOut, choice, version, takenUp: finished, ms }, "delivery times learned");
  } catch (error) {
    await failRun(run, error instanceof Error ? error.message.slice(0, 300) : "unknown");
    throw error;
  }
}

async function learn(
  shopFacts: ShopFacts,
  past: readonly PastParcel[],
  { now, drafts, keep }: Begun,
  tell: (share: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<{ learned: Learned; trials: Trials; choice: Choice }> {
  const { shop, home, rules, origins } = shopFacts;
  const today = wallDays(now, home.timeZone);
  const keepAndTell = async (share: number) => {
    await keep();
    await tell(share);
  };
  const { own, delivered, ...lessons } = await takeTurns(learnPast(past, today, drafts), keepAndTell, signal);
  const pool = await readPool();
  const isServing = ((await findVersions(shop))?.inService ?? null) !== null;
  const tried = { shop, past, own, pooled: pool?.estimator ?? null, isServing, now, today, drafts };
  const trials = await tryAll(tried, keep, signal);
  const choice = chooseSource(trials, delivered, speaksFor(pool, rules.originCountry ?? home.country));
  const source = choice === "keep" ? "own" : choice;
  const estimator = source === "own" ? (own?.estimator ?? null) : null;
  const measured = { ...lessons, origins, rulesKey: rulesKey(rules), countries: {} };
  return { learned: { ...measured, source, estimator }, trials, choice };
}
