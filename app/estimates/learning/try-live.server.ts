import { sql } from "#app/sql.server.ts";

import { measureTrial, type Trial } from "../model/trial.ts";

interface Row {
  days: number[];
  took: number;
}

/**
 * How what was believed at hand-over turned out, of parcels handed over in a stretch of time: by what was in service then,
 * which could not know how they would fare.
 */
export async function tryLive(shop: string, since: Date, until: Date): Promise<Trial> {
  const rows = await sql.$queryRaw<Row[]>`
    select array[f.q05, f.q10, f.q50, f.q90, f.q95]::float8[] as days,
           extract(epoch from f."deliveredAt" - f.at)::float8 / 86400 as took
      from "Forecast" f
     where f.shop = ${shop} and f.moment = 'handover' and f.at >= ${since} and f.at < ${until}
       and f."deliveredAt" is not null and f.version is not null and f.basis <> 'rule' and not f.replayed`;
  return measureTrial(rows);
}
