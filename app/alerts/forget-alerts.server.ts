import { db } from "#app/db.server.ts";
import { sweep } from "#app/lib/sweep.ts";

const ALERT_DAYS = 90;
const SWEEP_ROWS = 1_000;

/** Forgets what merchants were told long ago, a thousand rows at a time. @returns how many */
export function forgetOldAlerts(now: Date): Promise<number> {
  const before = new Date(now.getTime() - ALERT_DAYS * 86_400_000);
  return sweep(
    SWEEP_ROWS,
    (rows) => db.$executeRaw`
      delete from "MerchantAlert"
       where id in (select id from "MerchantAlert" where "happenedAt" < ${before} limit ${rows})`,
  );
}
