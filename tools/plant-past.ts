import type pg from "pg";

import { type PastParcel, tellPast } from "./told-past.ts";

/**
 * Gives the demo's shop the forecasts of a past in which the app was not there yet, and has it look at them once. What
 * the app has written itself stays.
 */
export async function plantPast(client: pg.Client, now: Date): Promise<number> {
  const { rows: parcels } = await client.query<PastParcel>(PARCELS);
  const told = tellPast(parcels, now);
  const { rowCount } = await client.query(INSERT, [JSON.stringify(told)]);
  await client.query(`select graphile_worker.add_job('estimates.watch-all', '{}'::json)`);
  return rowCount ?? 0;
}

const PARCELS = `
  select s.id, s."orderId", o."shipCountry" as country, s.carrier, o."placedAt" as "orderedAt",
         f."createdAt" as "sentAt", s."carrierEtaAt"::date::text as "carrierOn", s."deliveredAt"
    from "Shipment" s
    join "Order" o on o.id = s."orderId"
    join "Fulfillment" f on f.id = s."fulfillmentId"
   where s."removedAt" is null and o."shipCountry" is not null and s.status not in ('returning', 'returned')`;

const INSERT = `
  insert into "Forecast" (id, shop, "orderId", "subjectId", moment, at, q05, q10, q50, q90, q95, basis, lane, carrier,
                          "ruleEarliestOn", "ruleLatestOn", "carrierOn", "deliveredAt")
  select gen_random_uuid(), o.shop, o.id, told."subjectId", told.moment, told.at,
         told.quantiles[1], told.quantiles[2], told.quantiles[3], told.quantiles[4], told.quantiles[5], 'learned',
         told.lane, told.carrier, told."ruleEarliestOn", told."ruleLatestOn", told."carrierOn", told."deliveredAt"
    from json_to_recordset($1::json) as told("orderId" uuid, "subjectId" uuid, moment text, at timestamptz,
           quantiles float[], lane text, carrier text, "ruleEarliestOn" date, "ruleLatestOn" date, "carrierOn" date,
           "deliveredAt" timestamptz)
    join "Order" o on o.id = told."orderId"
  on conflict do nothing`;
