import { db } from "#app/db.server.ts";

/** A year, and a month to look back on it: enough to compare this December with the last. */
export const FACT_DAYS = 400;
const SWEEP_ROWS = 5_000;

/** Forgets what shoppers did longer ago than {@link FACT_DAYS}, some thousands at a time. @returns how many facts */
export async function forgetOldFacts(now: Date): Promise<number> {
  const before = new Date(now.getTime() - FACT_DAYS * 86_400_000);
  let forgotten = 0;
  for (let swept = SWEEP_ROWS; swept === SWEEP_ROWS; forgotten += swept) {
    swept = await db.$executeRaw`
      delete from "Fact" where id in (select id from "Fact" where "happenedAt" < ${before} limit ${SWEEP_ROWS})`;
  }
  return forgotten;
}
