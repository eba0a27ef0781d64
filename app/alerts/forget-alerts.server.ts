import { db } from "#app/db.server.ts";

const ALERT_DAYS = 90;
const SWEEP_ROWS = 1_000;

/** Forgets what merchants were told long ago, a thousand rows at a time. @returns how many */
export async function forgetOldAlerts(now: Date): Promise<number> {
  const before = new Date(now.getTime() - ALERT_DAYS * 86_400_000);
  let forgotten = 0;
  for (let swept = SWEEP_ROWS; swept === SWEEP_ROWS; forgotten += swept) {
    swept = await db.$executeRaw`
      delete from "MerchantAlert"
       where id in (select id from "MerchantAlert" where "happenedAt" < ${before} limit ${SWEEP_ROWS})`;
  }
  return forgotten;
}
