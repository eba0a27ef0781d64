import { longTransaction } from "./long-transaction.server.ts";

/** Whoever has opted out with any of their orders: what else they bought is not looked at. */
const isDeclined = (column: string) => `exists (
  select from "Order" said
   where said.shop = placed.shop and said."optedOutAt" is not null and said.${column} = placed.${column})`;

/**
 * Two of one day are one purchase (`::date` is the day in UTC, for the pool speaks UTC), and one or two who came back say
 * nothing of others.
 */
const LEARN = `
  with bought as (
    select distinct line."productGid" as gid, placed."placedAt"::date as day,
           coalesce(encode(placed."emailIndex", 'hex'), placed."customerGid") as person
      from "Order" placed join "OrderLine" line on line."orderId" = placed.id
     where placed.shop = $1 and placed."placedAt" >= $2 and placed."cancelledAt" is null
       and line."productGid" is not null and line."currentQuantity" > 0
       and (placed."emailIndex" is not null or placed."customerGid" is not null)
       and not ${isDeclined('"emailIndex"')} and not ${isDeclined('"customerGid"')}),
  gaps as (
    select gid, person, day - lag(day) over (partition by gid, person order by day) as gap from bought)
  insert into "ProductRhythm" (shop, "productGid", buyers, again, "medianGapDays")
  select $1, gid, count(distinct person), count(distinct person) filter (where gap is not null),
         percentile_cont(0.5) within group (order by gap) filter (where gap is not null)
    from gaps group by gid
  having count(distinct person) filter (where gap is not null) >= 3`;

/** Learns what is bought again, and after how long: replaces what was known. Persons are told apart, not named. */
export async function learnRhythms(shop: string, since: Date): Promise<void> {
  await longTransaction(shop, "rhythms", async (client) => {
    await client.query(`delete from "ProductRhythm" where shop = $1`, [shop]);
    await client.query(LEARN, [shop, since]);
  });
}
