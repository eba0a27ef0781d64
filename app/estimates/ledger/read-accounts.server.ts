import { pool } from "#app/db.server.ts";
import { jsonList, reviveDates } from "#app/lib/sql-json.ts";
import { SCANNED } from "#app/tracking/status.ts";

import type { Account, ToldRow } from "./account.ts";

/** In these a message has told nobody anything: it never left, or it came back. */
const CAME_TO_NOTHING = `('failed', 'dead', 'skipped', 'superseded', 'expired', 'suppressed', 'bounced')`;

const SCANNED_LIST = [...SCANNED].map((status) => `'${status}'`).join(", ");
const PARCELS = jsonList(`
  select parcel.id, parcel.status, parcel."statusAt", parcel."createdAt", parcel."removedAt", parcel."deliveredAt",
         least(case when parcel.number <> '' or parcel.status <> 'pending' then fulfillment."createdAt" end,
               seen."scannedAt") as "leftAt", seen."readyAt"
    from "Shipment" parcel join "Fulfillment" fulfillment on fulfillment.id = parcel."fulfillmentId"
   cross join lateral (
     select min(event."happenedAt") filter (where event.status in (${SCANNED_LIST})) as "scannedAt",
            min(event."happenedAt") filter (where event.status = 'ready_for_pickup') as "readyAt"
       from "TrackingEvent" event
      where event."fulfillmentId" = parcel."fulfillmentId"
        and (event."shipmentId" is null or event."shipmentId" = parcel.id)) seen
   where parcel."orderId" = bought.id order by parcel."createdAt", parcel.id`);
const TOLD = jsonList(`
  select told.id, told."subjectId", told."latestOn"::text as "latestDay", told."shipsByOn"::text as "shipsDay", told."toldAt",
         told."endsAt", told.outcome, told."leftOutcome",
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
  select bought.shop, bought.id as "orderId", coalesce(tenant."timeZone", 'UTC') as "timeZone", bought."cancelledAt",
         (select max(refund."refundedAt") from "Refund" refund where refund."orderId" = bought.id) as "refundedAt",
         ${WAITING} as "isWaiting", ${PARCELS} as parcels, ${TOLD} as told
    from unnest($1::text[], $2::uuid[]) as asked(shop, id)
    join "Order" bought on bought.shop = asked.shop and bought.id = asked.id
    left join "Shop" tenant on tenant.domain = bought.shop
   where exists (select 1 from "ToldWindow" told where told."orderId" = bought.id)`;

/** Days are told as text under names that are no dates to {@link reviveDates}. */
type StoredTold = Omit<ToldRow, "latestOn" | "shipsByOn"> & { latestDay: string; shipsDay: string | null };
type Row = Omit<Account, "told"> & { told: StoredTold[] };

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
    const rows = reviveDates(told);
    return {
      ...account,
      told: rows.map(({ latestDay, shipsDay, ...row }) => ({ ...row, latestOn: latestDay, shipsByOn: shipsDay })),
    };
  });
}
