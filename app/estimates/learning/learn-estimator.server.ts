import { failRun, finishRun, reportProgress, startRun } from "#app/catalog/sync-run.server.ts";
import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { takeTurns } from "#app/lib/steps.ts";
import { logger } from "#app/logger.server.ts";

import type { ShopFacts } from "../belief/believe.ts";
import { rulesKey } from "../belief/knowledge.ts";
import { learnEstimator } from "../model/estimator.ts";
import { isPublicHoliday } from "../model/public-holiday.ts";
import { wallDays } from "../belief/wall-days.ts";
import { type Choice, chooseSource, LEAST_DELIVERED, LEAST_POOLED } from "./choose-source.ts";
import { learnCarriers, learnRuleErrors } from "./learn-rules.ts";
import { learnStages } from "./learn-stages.ts";
import type { Learned, Trials } from "./learned.ts";
import type { PastParcel } from "./past-parcel.ts";
import { readParcels } from "./read-parcels.server.ts";
import { findVersions, POOL, readLearned, saveLearned } from "./stored-learned.server.ts";
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
    const shopFacts = await readShopFacts(shop);
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
  // A job of its own: should it fail, nothing has to be learned again. A key of its own: the look of the hour is for fewer.
  await enqueue(db, "estimates.refresh", { shop, all: true }, { key: `estimates.refresh-all|${shop}` });
}

async function learn(
  shopFacts: ShopFacts,
  past: readonly PastParcel[],
  now: Date,
  tell: (share: number) => Promise<void>,
  signal?: AbortSignal,
): Promise<{ learned: Learned; trials: Trials; choice: Choice }> {
  const { shop, home, rules } = shopFacts;
  const today = wallDays(now, home.timeZone);
  const parcels = past.map(({ parcel }) => parcel);
  const delivered = parcels.filter(({ deliveredAt }) => deliveredAt !== null).length;
  const ruleErrors = learnRuleErrors(past, today + 1);
  const carriers = await takeTurns(learnCarriers(past, ruleErrors), undefined, signal);
  const own =
    delivered < LEAST_DELIVERED ? null : await takeTurns(learnEstimator(parcels, today, isPublicHoliday), tell, signal);
  const stages = await takeTurns(learnStages(past, own?.estimator.pace ?? null, today), undefined, signal);
  const pool = await readPool();
  const isServing = ((await findVersions(shop))?.inService ?? null) !== null;
  const tried = { shop, past, own, pooled: pool?.estimator ?? null, isServing, now, today };
  const trials = await tryAll(tried, signal);
  const country = (rules.originCountry ?? home.country ?? "").toUpperCase();
  const choice = chooseSource(trials, delivered, (pool?.countries[country] ?? 0) >= LEAST_POOLED);
  const source = choice === "keep" ? "own" : choice;
  const estimator = source === "own" ? (own?.estimator ?? null) : null;
  const learned = { source, estimator, rulesKey: rulesKey(rules), ruleErrors, carriers, stages, countries: {} };
  return { learned, trials, choice };
}

async function readPool(): Promise<Learned | null> {
  const versions = await findVersions(POOL);
  return versions && readLearned(POOL, versions.newest);
}
