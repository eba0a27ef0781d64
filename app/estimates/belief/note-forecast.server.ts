import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { timeOrderedId } from "#app/lib/time-ordered-id.ts";
import type { Moment } from "../moment.ts";
import type { Belief } from "./believe.ts";

/** What is believed of a delivery at a moment. */
export interface Noted {
  orderId: string;
  /** The parcel; the order while it is in none. */
  subjectId: string;
  carrier: string;
  moment: Moment;
  at: Date;
  belief: Belief;
}

/**
 * Writes down what is believed, once for each moment: what was believed first is what will be judged.
 * @param replayed it was told to nobody: it would have been
 */
export async function noteForecasts(client: Sql, shop: string, all: readonly Noted[], replayed = false): Promise<void> {
  if (all.length === 0) return;
  const rows = all.map(({ belief, ...noted }) => {
    const [q05, q10, q50, q90, q95] = belief.quantiles;
    const { rule, window, version, lane, carrierOn } = belief;
    return {
      ...{ id: timeOrderedId(noted.at), ...noted, q05, q10, q50, q90, q95, basis: window.basis, version, lane },
      ...{ ruleEarliestOn: rule.earliestOn, ruleLatestOn: rule.latestOn, carrierOn },
    };
  });
  await client.$executeRaw`
    insert into "Forecast" (id, shop, "orderId", "subjectId", moment, at, q05, q10, q50, q90, q95, basis, version, lane,
                            carrier, "ruleEarliestOn", "ruleLatestOn", "carrierOn", replayed)
    select id, ${shop}, "orderId", "subjectId", moment, at, q05, q10, q50, q90, q95, basis, version, lane,
           carrier, "ruleEarliestOn", "ruleLatestOn", "carrierOn", ${replayed}::boolean
      from json_to_recordset(${JSON.stringify(rows)}::json) as noted (
           id uuid, "orderId" uuid, "subjectId" uuid, moment text, at timestamptz, q05 real, q10 real, q50 real, q90 real,
           q95 real, basis text, version int, lane text, carrier text, "ruleEarliestOn" date, "ruleLatestOn" date,
           "carrierOn" date)
    on conflict ("subjectId", moment) do nothing`;
}

/**
 * Notes when a parcel came with all that was believed of it; and with what was believed of its order, once nothing of it
 * is under way any more; what was cancelled or taken off is not waited for. Told twice, it changes nothing.
 */
export async function settleForecasts(client: Sql, shop: string, shipmentId: string): Promise<void> {
  await client.$executeRaw`
    with came as (
      select s.id as "subjectId", s."deliveredAt"
        from "Shipment" s where s.shop = ${shop} and s.id = ${shipmentId}::uuid and s."deliveredAt" is not null
       union all
      select s."orderId", max(s."deliveredAt")
        from "Shipment" s
       where s.shop = ${shop} and s."removedAt" is null
         and s.status <> 'cancelled'
         and s."orderId" = (select "orderId" from "Shipment" where shop = ${shop} and id = ${shipmentId}::uuid)
       group by s."orderId"
      having bool_and(s."deliveredAt" is not null))
    update "Forecast" f set "deliveredAt" = came."deliveredAt"
      from came
     where f."subjectId" = came."subjectId" and f.shop = ${shop}
       and f."deliveredAt" is distinct from came."deliveredAt"`;
}

/** The same of all that was foretold of the past at once. */
export async function settleReplayed(client: Sql, shop: string): Promise<void> {
  await client.$executeRaw`
    with open as materialized (
      select id, "subjectId" from "Forecast" where shop = ${shop} and replayed and "deliveredAt" is null),
    came as (
      select open.id, s."deliveredAt"
        from open join "Shipment" s on s.shop = ${shop} and s.id = open."subjectId" and s."deliveredAt" is not null
       union all
      select open.id, max(s."deliveredAt")
        from open join "Shipment" s on s.shop = ${shop} and s."orderId" = open."subjectId"
       where s."removedAt" is null and s.status <> 'cancelled'
       group by open.id
      having bool_and(s."deliveredAt" is not null))
    update "Forecast" f set "deliveredAt" = came."deliveredAt" from came where f.id = came.id and f.shop = ${shop}`;
}
