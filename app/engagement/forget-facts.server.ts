import { db } from "#app/db.server.ts";
import { sweep } from "#app/lib/sweep.ts";

/** A year, and a month to look back on it: enough to compare this December with the last. */
export const FACT_DAYS = 400;
const SWEEP_ROWS = 5_000;

/** Forgets what shoppers did longer ago than {@link FACT_DAYS}, some thousands at a time. @returns how many facts */
export function forgetOldFacts(now: Date): Promise<number> {
  const before = new Date(now.getTime() - FACT_DAYS * 86_400_000);
  return sweep(
    SWEEP_ROWS,
    (rows) => db.$executeRaw`
      delete from "Fact" where id in (select id from "Fact" where "happenedAt" < ${before} limit ${rows})`,
  );
}
