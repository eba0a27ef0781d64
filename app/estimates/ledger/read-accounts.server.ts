import { jsonList, reviveDates } from "#app/lib/sql-json.ts";
import { pool } from "#app/db.server.ts";

import type { Account } from "./account.ts";

/** In these a message has told nobody anything: it never left, or it came back. */
const CAME_TO_NOTHING = `('failed', 'dead', 'skipped', 'superseded', 'expired', 'suppressed', 'bounced')`;

const PARCELS = jsonList(`
  select parcel.id, parcel.status, parcel."statusAt", parcel."createdAt", parcel."removedAt", parcel."deliveredAt",
         (select min(event."happenedAt") from "TrackingEvent" event
           where event."fulfillmentId" = parcel."fulfillmentId" and event.status = 'ready_for_pickup'
             and (event."shipmentId" is null or event."shipmentId" = parcel.id)) as "readyAt"
    from "Shipment" parcel where parcel."orderId" = bought.id order by parcel."createdAt", parcel.id`);
const TOLD = jsonList(`
  select told.id, told."subjectId", told."latestOn"::text as "latestDay", told."toldAt", told."endsAt", told.outcome,
         told."messageId", coalesce(teller.state in ${CAME_TO_NOTHING}, false) as "isUntold",
         case when sorry.state in ${CAME_TO_NOTHING} then null else told."apologyId" end as "apologyId",
         case when sorry.state not in ${CAME_TO_NOTHING} then
           concat_ws('|', sorry.kind, sorry.cycle, coalesce(sorry.cause, ''), coalesce(sorry."shipmentId"::text, ''))
         end as "apologyNews"
    from "ToldWindow" told
    left join "Message" teller on teller.id = told."messageId"
    left join "Message" sorry on sorry.id = told."apologyId"
   where told."orderId" = bought.id order by told."toldAt", told.id`);
const WAITING = `
  exists (
    select 1 from "OrderLine" line
     where line."orderId" = bought.id and line."requiresShipping" and line."currentQuantity" > coalesce((
       select sum(content.quantity) from "ShipmentLine" content join "Shipment" parcel on parcel.id = content."shipmentId"
        where content."orderLineId" = line.id and parcel."removedAt" is null and parcel.status <> 'cancelled'), 0))`;
const READ = `
  select bought.shop, bought.id as "orderId", bought."cancelledAt", ${WAITING} as "isWaiting", ${PARCELS} as parcels,
         ${TOLD} as told
    from unnest($1::text[], $2::uuid[]) as asked(shop, id)
    join "Order" bought on bought.shop = asked.shop and bought.id = asked.id
   where exists (select 1 from "ToldWindow" told where told."orderId" = bought.id)`;

type Row = Omit<Account, "told"> & { told: (Omit<Account["told"][number], "latestOn"> & { latestDay: string })[] };

export interface OrderKey {
  shop: string;
  orderId: string;
}

/** All that was told of these orders, with what is known of them; an order that was told nothing is left out. */
export async function readAccounts(orders: readonly OrderKey[]): Promise<Account[]> {
  if (orders.length === 0) return [];
  const values = [orders.map(({ shop }) => shop), orders.map(({ orderId }) => orderId)];
  const { rows } = await pool.query<Row>({ name: "read-told-accounts", text: READ, values });
  return rows.map(({ told, ...account }) => {
    reviveDates(account.parcels);
    return { ...account, told: reviveDates(told).map(({ latestDay, ...row }) => ({ ...row, latestOn: latestDay })) };
  });
}
