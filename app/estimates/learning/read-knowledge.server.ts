import type { DeliveryRules } from "#app/shops/delivery-rules.ts";

import type { ShopFacts } from "../belief/believe.ts";
import { type Knowledge, NO_RULE_ERRORS, rulesKey } from "../belief/knowledge.ts";
import type { Home } from "../belief/parcel-facts.ts";
import { NO_ORIGINS } from "../belief/sending.ts";
import type { Estimator } from "../model/estimator.ts";
import { speaksFor } from "./choose-source.ts";
import { estimateWith } from "./estimate-with.ts";
import type { Learned } from "./learned.ts";
import { findVersions, POOL, readLearned, type Versions } from "./stored-learned.server.ts";

/** What was learned is large and changes once a night: what was used last is kept, the pool among it. */
const bodies = new Map<string, Learned | null>();
const MOST_BODIES = 50;

type Taught = Pick<ShopFacts, "knowledge" | "origins">;

/**
 * What a shop's past has taught, and where it has sent from of late. One that has none yet, and has never been learned
 * from, begins with what parcels of all shops have taught of its country, or with nothing.
 */
export async function readKnowledge(shop: string, rules: DeliveryRules, home: Home): Promise<Taught> {
  const versions = await findVersions(shop);
  const newest = versions && (await remember(shop, versions, versions.newest));
  if (!newest) return { knowledge: await beginWithPool(rules, home), origins: NO_ORIGINS };
  const estimator = versions.inService === null ? null : await findEstimator(shop, versions, versions.inService);
  const isCurrent = newest.rulesKey === rulesKey(rules);
  const knowledge = {
    version: versions.inService ?? versions.newest,
    estimate: estimator && estimateWith(estimator),
    ruleErrors: isCurrent ? newest.ruleErrors : NO_RULE_ERRORS,
    carriers: newest.carriers,
    stages: newest.stages ?? null,
    weeks: newest.weeks ?? {},
  };
  return { knowledge, origins: newest.origins ?? NO_ORIGINS };
}

async function beginWithPool(rules: DeliveryRules, home: Home): Promise<Knowledge | null> {
  const pool = await readPool();
  if (!pool?.estimator || !speaksFor(pool, rules.originCountry ?? home.country)) return null;
  const { estimator, stages = null, weeks = {} } = pool;
  return { version: null, estimate: estimateWith(estimator), ruleErrors: NO_RULE_ERRORS, carriers: {}, stages, weeks }; // prettier-ignore
}

async function findEstimator(shop: string, versions: Versions, version: number): Promise<Estimator | null> {
  const learned = await remember(shop, versions, version);
  return learned?.source === "pooled" ? ((await readPool())?.estimator ?? null) : (learned?.estimator ?? null);
}

/** What all shops' parcels have taught. */
export async function readPool(): Promise<Learned | null> {
  const versions = await findVersions(POOL);
  return versions && remember(POOL, versions, versions.newest);
}

/** A shop that has left and come back begins with its first version again: the time tells one from the other. */
async function remember(shop: string, { learnedAt }: Versions, version: number): Promise<Learned | null> {
  const key = `${shop} ${version} ${learnedAt.getTime()}`;
  const known = bodies.get(key);
  const body = known === undefined ? await readLearned(shop, version) : known;
  bodies.delete(key);
  bodies.set(key, body);
  const [oldest] = bodies.keys();
  if (bodies.size > MOST_BODIES && oldest !== undefined) bodies.delete(oldest);
  return body;
}
