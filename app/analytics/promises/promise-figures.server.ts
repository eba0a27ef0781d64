import { sql } from "#app/sql.server.ts";

/** What became of the first window that shoppers were told of each delivery. */
export interface PromiseFigures {
  kept: number;
  broken: number;
  open: number;
  /** Nobody waited for it any more: cancelled, or turned round. */
  moot: number;
  /** Of the broken ones, those whose shopper was told that we are sorry. */
  sorry: number;
  /** Of orders that were told by when they leave, by the first day told: left by then, and later. */
  leftKept: number;
  leftBroken: number;
}

/**
 * Counts by the first window told, not by the last: who promises a later day the moment an earlier one is in danger is
 * not on time. What an order was told as a whole, before it was in a parcel, is its first; else each parcel's own.
 * @param days deliveries of which something was first told in so many days before `now`
 */
export async function countFirstPromises(shop: string, days: number, now: Date): Promise<PromiseFigures> {
  const since = new Date(now.getTime() - days * 86_400_000);
  const [figures] = await sql.$queryRaw<PromiseFigures[]>`
    with told as (
      select told.*, bool_or(told."subjectId" = told."orderId") over (partition by told."orderId") as "isWhole"
        from "ToldWindow" told
       where told.shop = ${shop} and told."toldAt" >= ${since}::timestamptz and told.outcome is distinct from 'untold'
         and not exists (
           select 1 from "ToldWindow" earlier
            where earlier."orderId" = told."orderId" and earlier."toldAt" < ${since}::timestamptz)
    ), first as (
      select distinct on (case when "isWhole" then "orderId" else "subjectId" end) "orderId", "subjectId", outcome
        from told order by case when "isWhole" then "orderId" else "subjectId" end, "toldAt", id
    ), leaving as (
      select distinct on ("orderId") "leftOutcome" from told where "shipsByOn" is not null order by "orderId", "toldAt", id
    )
    select count(*) filter (where outcome = 'kept')::int as kept,
           count(*) filter (where outcome = 'broken')::int as broken,
           count(*) filter (where outcome is null)::int as open,
           count(*) filter (where outcome = 'moot')::int as moot,
           count(*) filter (where outcome = 'broken' and exists (
             select 1 from told sorry
              where sorry."orderId" = first."orderId" and sorry."subjectId" in (first."subjectId", first."orderId")
                and sorry."apologizedAt" is not null))::int as sorry,
           (select count(*)::int from leaving where "leftOutcome" = 'kept') as "leftKept",
           (select count(*)::int from leaving where "leftOutcome" = 'broken') as "leftBroken"
      from first`;
  return figures ?? { kept: 0, broken: 0, open: 0, moot: 0, sorry: 0, leftKept: 0, leftBroken: 0 };
}
