import type { Origins } from "../belief/sending.ts";
import { sql } from "#app/sql.server.ts";
import { SCANNED } from "#app/tracking/status.ts";

import { findOrigins, type OriginCount } from "./find-origins.ts";

/** A shop that has moved is asked for where it sends from now. */
const LATELY_DAYS = 90;
const DAY = 86_400_000;

const SCANNED_LIST = [...SCANNED];

/** Where a shop has sent from in the last three months. */
export async function readOrigins(shop: string, now: Date): Promise<Origins> {
  const since = new Date(now.getTime() - LATELY_DAYS * DAY);
  const counts = await sql.$queryRaw<OriginCount[]>`
    select f."locationId" as location, f."originCountry" as country, f."originRegion" as region, f."originArea" as area,
           seen.country as "seenIn", count(*)::int as parcels
      from "Order" o
      join "Fulfillment" f on f."orderId" = o.id and f.state <> 'cancelled' and f."locationId" is not null
      left join lateral (
        select upper(e.country) as country
          from "TrackingEvent" e
         where e."fulfillmentId" = f.id and e.country is not null and e.status = any(${SCANNED_LIST}::text[])
         order by e."happenedAt" limit 1) seen on f."originCountry" is null
     where o.shop = ${shop} and o."placedAt" >= ${since} and o."placedAt" <= ${now}
     group by 1, 2, 3, 4, 5
     order by parcels desc, 1, 2, 3, 4, 5`;
  return findOrigins(counts);
}
