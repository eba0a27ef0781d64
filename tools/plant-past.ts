import type pg from "pg";

import { type PastParcel, tellPast } from "./told-past.ts";
import { waitFor } from "./wait-for.ts";

/**
 * Gives the demo's shop the forecasts of a past in which the app was not there yet, and has it look at them once. What
 * the app has written itself stays.
 */
export async function plantPast(client: pg.Client, now: Date): Promise<number> {
  // A day that was told moves with a word of why: nothing is told before the windows rest on what was learned.
  await waitFor("delivery times to be learned", () => isLearned(client), 180_000);
  const { rows: parcels } = await client.query<PastParcel>(PARCELS);
  const told = tellPast(parcels, now);
  const { rowCount } = await client.query(INSERT, [JSON.stringify(told)]);
  await client.query(PROMISES);
  await client.query(`select graphile_worker.add_job('promises.settle', '{}'::json)`);
  await client.query(`select graphile_worker.add_job('estimates.watch-all', '{}'::json)`);
  return rowCount ?? 0;
}

async function isLearned(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `select 1 from graphile_worker.jobs
      where task_identifier in ('estimates.learn', 'estimates.refresh') and (attempts = 0 or locked_at is not null)
     union all
     select 1 where not exists (select 1 from "SyncRun" where kind = 'estimates' and state in ('done', 'failed'))`,
  );
  return rows.length === 0;
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

/**
 * As if e-mails and pages had told these windows, and of what is still awaited the one that its page names: what became
 * of them, the app finds out itself.
 */
const PROMISES = `
  insert into "ToldWindow" (id, shop, "orderId", "subjectId", surface, "earliestOn", "latestOn", basis, "toldAt",
                            "endsAt", "apologizedAt")
  select gen_random_uuid(), f.shop, f."orderId", f."subjectId", case f.moment when 'handover' then 'email' else 'page' end,
         coalesce(named."earliestOn", (f.at + f.q10 * interval '1 day')::date), told."latestOn",
         coalesce(named.basis, f.basis), f.at, told."latestOn" + interval '1 day',
         case when least(f."deliveredAt", now() - interval '8 hours') > told."latestOn" + interval '1 day'
              then told."latestOn" + interval '32 hours' end
    from "Forecast" f
    left join "Estimate" named on named."shipmentId" = f."subjectId" and f."deliveredAt" is null
                              and named."latestOn" >= now()::date
   cross join lateral (
         select coalesce(named."latestOn", (f.at + f.q90 * interval '1 day')::date) as "latestOn") told
   where f.moment in ('handover', 'day_4') and told."latestOn" >= f.at::date
     and not exists (select 1 from "ToldWindow" known where known."orderId" = f."orderId")`;
