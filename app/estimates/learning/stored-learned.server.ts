import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { holdInstalled } from "#app/shops/hold-installed.server.ts";
import { sql, sqlTransaction } from "#app/sql.server.ts";

import type { Choice } from "./choose-source.ts";
import { LAYOUT, type Learned, packLearned, type Trials, unpackLearned } from "./learned.ts";

/** As whose what all shops' parcels teach is stored. No shop's domain is like it. */
export const POOL = "*";

/** Newest bodies that are kept. */
const KEPT = 5;

export interface NewlyLearned {
  learned: Learned;
  trials: Trials;
  choice: Choice;
  parcels: number;
  learnedAt: Date;
}

/**
 * Adds what was learned as the newest version, puts it into service if it was chosen, and forgets the bodies of old ones.
 * Nothing is written for a shop that has left, or that has learned from newer parcels meanwhile. Drafts of it have served.
 * @returns its version
 */
export async function saveLearned(shop: string, fresh: NewlyLearned): Promise<number | null> {
  const { learned, trials, choice, parcels, learnedAt } = fresh;
  const body = packLearned(learned);
  return sqlTransaction(async (tx) => {
    const isOurs = shop === POOL || (await holdInstalled(tx, shop));
    await tx.$executeRaw`delete from "EstimatorDraft" where shop = ${shop}`;
    if (!isOurs) return null;
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`estimator|${shop}`}))`;
    const [last] = await tx.$queryRaw<{ version: number; learnedAt: Date }[]>`
      select version, "learnedAt" from "EstimatorModel" where shop = ${shop} order by version desc limit 1`;
    if (last && last.learnedAt > learnedAt) return null;
    const version = (last?.version ?? 0) + 1;
    const inServiceAt = choice === "own" || choice === "pooled" ? learnedAt : null;
    if (choice === "rules") await endService(tx, shop);
    await tx.$executeRaw`
      insert into "EstimatorModel" (shop, version, layout, "learnedAt", parcels, trial, "inServiceAt", body)
      values (${shop}, ${version}, ${LAYOUT}, ${learnedAt}, ${parcels}, ${JSON.stringify(trials)}::jsonb,
              ${inServiceAt}::timestamptz, ${body}::bytea)`;
    await forgetBodies(tx, shop, version);
    return version;
  });
}

/** Rules do better than anything that was learned. */
async function endService(tx: Sql, shop: string): Promise<void> {
  await tx.$executeRaw`
    update "EstimatorModel" set "inServiceAt" = null where shop = ${shop} and "inServiceAt" is not null`;
}

async function forgetBodies(tx: Sql, shop: string, newest: number): Promise<void> {
  await tx.$executeRaw`
    update "EstimatorModel" set body = null
     where shop = ${shop} and version <= ${newest - KEPT}::int and body is not null
       and version <> (select coalesce(max(version), 0) from "EstimatorModel"
                        where shop = ${shop} and "inServiceAt" is not null)`;
}

/** Which versions count now. */
export interface Versions {
  newest: number;
  /** Null while rules alone name days. */
  inService: number | null;
  learnedAt: Date;
}

/** Null when nothing was learned, or in a layout that this version does not read. */
export async function findVersions(shop: string): Promise<Versions | null> {
  const [row] = await sql.$queryRaw<{ newest: number | null; inService: number | null; learnedAt: Date | null }[]>`
    select max(version) as newest, max(version) filter (where "inServiceAt" is not null) as "inService",
           max("learnedAt") as "learnedAt"
      from "EstimatorModel" where shop = ${shop} and layout = ${LAYOUT} and body is not null`;
  const { newest = null, inService = null, learnedAt = null } = row ?? {};
  return newest === null || learnedAt === null ? null : { newest, inService, learnedAt };
}

export async function readLearned(shop: string, version: number): Promise<Learned | null> {
  const [row] = await sql.$queryRaw<{ body: Uint8Array }[]>`
    select body from "EstimatorModel"
     where shop = ${shop} and version = ${version}::int and layout = ${LAYOUT} and body is not null`;
  return row ? unpackLearned(row.body) : null;
}
