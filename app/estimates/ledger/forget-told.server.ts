import { db } from "#app/db.server.ts";
import { sweep } from "#app/lib/sweep.ts";

/** As long as facts and messages: a year, and a month to look back on it. */
const TOLD_DAYS = 400;
const SWEEP_ROWS = 5_000;

/** Forgets what was told longer ago than {@link TOLD_DAYS}, some thousands at a time. @returns how many windows */
export function forgetOldTold(now: Date): Promise<number> {
  const before = new Date(now.getTime() - TOLD_DAYS * 86_400_000);
  return sweep(
    SWEEP_ROWS,
    (rows) => db.$executeRaw`
      delete from "ToldWindow" where id in (select id from "ToldWindow" where "toldAt" < ${before} limit ${rows})`,
  );
}
