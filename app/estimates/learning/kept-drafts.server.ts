import { gunzipSync, gzipSync } from "node:zlib";

import { db } from "#app/db.server.ts";
import { holdInstalled } from "#app/shops/hold-installed.server.ts";
import { sql, sqlTransaction } from "#app/sql.server.ts";

import type { Drafts } from "../model/drafts.ts";
import type { Forecaster } from "../model/forecaster.ts";
import { LAYOUT } from "./learned.ts";
import { POOL } from "./stored-learned.server.ts";

const HOUR = 3_600_000;
/** A learning that began longer ago is not taken up: too much has come since. */
const TAKEN_UP_HOURS = 6;
const KEPT_HOURS = 24;

/** A learning that begins, or goes on where it was interrupted. */
export interface Begun {
  /** It learns from what was known then. */
  now: Date;
  /** How many fits were finished before it was interrupted; 0: it begins. */
  finished: number;
  drafts: Drafts;
  /** Stores the fits that were finished since the last time. */
  keep: () => Promise<void>;
}

interface Row {
  print: string;
  begunAt: Date;
  body: Uint8Array;
}

/**
 * Learns of a shop, or of all shops for the pool: one that was interrupted in the last hours is taken up. A failure that is
 * no interruption leaves no drafts, so that whatever it was is not met again with the same ones.
 * @param signal aborted when it is interrupted
 */
export async function withDrafts<T>(
  shop: string,
  at: Date,
  work: (begun: Begun) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  try {
    return await work(await takeUp(shop, at));
  } catch (error) {
    // While the database is away they stay: that is an interruption as well.
    if (!signal?.aborted) await forgetDrafts(shop).catch(() => undefined);
    throw error;
  }
}

async function takeUp(shop: string, now: Date): Promise<Begun> {
  const rows = await sql.$queryRaw<Row[]>`
    select print, "begunAt", body from "EstimatorDraft"
     where shop = ${shop} and layout = ${LAYOUT} and "begunAt" > ${hoursBefore(now, TAKEN_UP_HOURS)}
       and "begunAt" <= ${now}
     order by "begunAt" desc, print`;
  const begunAt = rows[0]?.begunAt ?? now;
  await sql.$executeRaw`
    delete from "EstimatorDraft" where shop = ${shop} and (layout <> ${LAYOUT} or "begunAt" <> ${begunAt})`;
  const own = rows.filter((row) => row.begunAt.getTime() === begunAt.getTime());
  const drafts: Drafts = new Map(own.map(({ print, body }) => [print, unpack(body)]));
  const kept = new Set(drafts.keys());
  const keep = async () => {
    for (const [print, fitted] of drafts) {
      if (kept.has(print)) continue;
      await store(shop, begunAt, print, fitted);
      kept.add(print);
    }
  };
  return { now: begunAt, finished: own.length, drafts, keep };
}

/** Whoever has left while it was learned from is not written for. */
async function store(shop: string, begunAt: Date, print: string, fitted: Forecaster): Promise<void> {
  const body = gzipSync(JSON.stringify(fitted));
  await sqlTransaction(async (tx) => {
    if (shop !== POOL && !(await holdInstalled(tx, shop))) return;
    await tx.$executeRaw`
      insert into "EstimatorDraft" (shop, print, layout, "begunAt", body)
      values (${shop}, ${print}, ${LAYOUT}, ${begunAt}, ${body}::bytea) on conflict do nothing`;
  });
}

/** A column that we alone write, in a layout that was checked. */
function unpack(body: Uint8Array): Forecaster {
  return JSON.parse(gunzipSync(body).toString("utf8")) as Forecaster;
}

/** Has the next learning begin anew: what was found out since of the past would not count in one that is taken up. */
export async function forgetDrafts(shop: string): Promise<void> {
  await db.estimatorDraft.deleteMany({ where: { shop } });
}

/** Whether a shop's learning was interrupted and would be taken up. */
export async function isInterrupted(shop: string, now: Date): Promise<boolean> {
  const begunAt = { gt: hoursBefore(now, TAKEN_UP_HOURS), lte: now };
  return (await db.estimatorDraft.count({ where: { shop, layout: LAYOUT, begunAt } })) > 0;
}

/** Forgets the drafts of learnings that nobody has taken up. */
export async function forgetOldDrafts(now: Date): Promise<void> {
  await db.estimatorDraft.deleteMany({ where: { begunAt: { lt: hoursBefore(now, KEPT_HOURS) } } });
}

function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * HOUR);
}
