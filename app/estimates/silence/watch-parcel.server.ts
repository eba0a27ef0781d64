import { sql } from "#app/sql.server.ts";
import { FINAL } from "#app/tracking/status.ts";

import { SHORTEST_HOURS } from "./explain-silence.ts";

const OVER = [...FINAL];

/**
 * Has a parcel looked at once it may have been silent for noticeably long. What happens in between costs nothing: the
 * look reads what is known by then.
 * @returns whether it is time to look already, since what was heard lies back
 */
export async function watchParcel(shop: string, shipmentId: string, now: Date): Promise<boolean> {
  const rows = await sql.$queryRaw<{ isDue: boolean }[]>`
    insert into "Silence" ("shipmentId", shop, "lookAt")
    select s.id, s.shop, coalesce(s."lastEventAt", f."createdAt") + make_interval(hours => ${SHORTEST_HOURS}::int)
      from "Shipment" s join "Fulfillment" f on f.id = s."fulfillmentId"
     where s.shop = ${shop} and s.id = ${shipmentId}::uuid and s.status::text <> all(${OVER}::text[])
    on conflict ("shipmentId") do update set "lookAt" = excluded."lookAt"
    returning "lookAt" <= ${now} as "isDue"`;
  return rows.some(({ isDue }) => isDue);
}

/** The same for every open parcel of a shop that is not looked at yet. */
export async function watchMissing(shop: string): Promise<void> {
  await sql.$executeRaw`
    insert into "Silence" ("shipmentId", shop, "lookAt")
    select s.id, s.shop, coalesce(s."lastEventAt", f."createdAt") + make_interval(hours => ${SHORTEST_HOURS}::int)
      from "Shipment" s join "Fulfillment" f on f.id = s."fulfillmentId"
     where s.shop = ${shop} and s."removedAt" is null and s.status::text <> all(${OVER}::text[])
    on conflict do nothing`;
}
