import { db } from "#app/db.server.ts";
import { FACT_DAYS } from "#app/engagement/forget-facts.server.ts";

const SWEEP_ROWS = 5_000;

/** Forgets clicks once facts of their age are forgotten, some thousands at a time. What they led to stays. @returns how many */
export async function forgetOldClicks(now: Date): Promise<number> {
  const before = new Date(now.getTime() - FACT_DAYS * 86_400_000);
  let forgotten = 0;
  for (let swept = SWEEP_ROWS; swept === SWEEP_ROWS; forgotten += swept) {
    swept = await db.$executeRaw`
      delete from "PickClick" where id in (select id from "PickClick" where "clickedAt" < ${before} limit ${SWEEP_ROWS})`;
  }
  return forgotten;
}
