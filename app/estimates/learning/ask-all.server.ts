import { askToLearnPooled, askToLearnTimes } from "#app/jobs/ask-to-learn.server.ts";
import { sql } from "#app/sql.server.ts";

import { LAYOUT } from "./learned.ts";
import { findVersions, POOL } from "./stored-learned.server.ts";

/** The night's learnings begin within these hours. */
const SPREAD_MS = 3 * 3_600_000;

const SUNDAY = 0;

/**
 * Has every shop learned from of which a parcel has come since the last time, one after the other through the night; on
 * Sundays (UTC), or where there is none, the pool of all shops before them. What another version of the app learned in a
 * layout of its own counts for nothing.
 * @returns how many there are
 */
export async function askAllToLearnTimes(now: Date): Promise<number> {
  const shops = await sql.$queryRaw<{ domain: string }[]>`
    select d.domain
      from "Shop" d
      left join lateral (select max(m."learnedAt") as at from "EstimatorModel" m
                          where m.shop = d.domain and m.layout = ${LAYOUT} and m.body is not null) learned on true
     where d."uninstalledAt" is null
       and exists (select from "Shipment" s
                    where s.shop = d.domain and s.status = 'delivered'
                      and s."statusAt" > coalesce(learned.at, '-infinity') - interval '1 day'
                      and s."updatedAt" > coalesce(learned.at, '-infinity'))
     order by d.domain`;
  if (now.getUTCDay() === SUNDAY || !(await findVersions(POOL))) await askToLearnPooled();
  for (const [place, { domain }] of shops.entries()) {
    await askToLearnTimes(domain, new Date(now.getTime() + (place / shops.length) * SPREAD_MS));
  }
  return shops.length;
}
