import { db } from "#app/db.server.ts";
import { FACT_DAYS } from "#app/engagement/forget-facts.server.ts";
import { sweep } from "#app/lib/sweep.ts";

const SWEEP_ROWS = 5_000;

/** Forgets clicks once facts of their age are forgotten, some thousands at a time. What they led to stays. @returns how many */
export function forgetOldClicks(now: Date): Promise<number> {
  const before = new Date(now.getTime() - FACT_DAYS * 86_400_000);
  return sweep(
    SWEEP_ROWS,
    (rows) => db.$executeRaw`
      delete from "PickClick" where id in (select id from "PickClick" where "clickedAt" < ${before} limit ${rows})`,
  );
}
