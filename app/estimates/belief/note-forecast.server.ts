import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { timeOrderedId } from "#app/lib/time-ordered-id.ts";
import { sql } from "#app/sql.server.ts";

import type { Moment } from "../moment.ts";
import type { Belief } from "./believe.ts";

interface Subject {
  orderId: string;
  /** The parcel; the order while it is in none. */
  subjectId: string;
  carrier: string;
}

/** Writes down what is believed at a moment, once: what was believed first is what will be judged. */
export async function noteForecast(
  shop: string,
  { orderId, subjectId, carrier }: Subject,
  moment: Moment,
  belief: Belief,
  now: Date,
): Promise<void> {
  const [q05, q10, q50, q90, q95] = belief.quantiles;
  const { rule, window, version, lane, carrierOn } = belief;
  await sql.$executeRaw`
    insert into "Forecast" (id, shop, "orderId", "subjectId", moment, at, q05, q10, q50, q90, q95, basis, version, lane,
                            carrier, "ruleEarliestOn", "ruleLatestOn", "carrierOn")
    values (${timeOrderedId(now)}::uuid, ${shop}, ${orderId}::uuid, ${subjectId}::uuid, ${moment}, ${now},
            ${q05}::real, ${q10}::real, ${q50}::real, ${q90}::real, ${q95}::real, ${window.basis}, ${version}::int,
            ${lane}, ${carrier}, ${rule.earliestOn}::date, ${rule.latestOn}::date, ${carrierOn}::date)
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
