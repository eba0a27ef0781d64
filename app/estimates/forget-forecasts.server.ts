import { db } from "#app/db.server.ts";
import { sweep } from "#app/lib/sweep.ts";

import { MOMENTS } from "./moment.ts";

/** A year, and a month to look back on it. */
const FORECAST_DAYS = 400;
const SWEEP_ROWS = 5_000;

/** Forgets what was believed of a shop's deliveries longer ago, and alarms that are over as long. @returns how many forecasts */
export async function forgetOldForecasts(shop: string, now: Date): Promise<number> {
  const before = new Date(now.getTime() - FORECAST_DAYS * 86_400_000);
  await db.windowDrift.deleteMany({ where: { shop, clearedAt: { lt: before } } });
  return sweep(
    SWEEP_ROWS,
    (rows) => db.$executeRaw`
      delete from "Forecast" where id in (
        select id from "Forecast"
         where shop = ${shop} and moment = any(${[...MOMENTS]}::text[]) and at < ${before} limit ${rows})`,
  );
}
