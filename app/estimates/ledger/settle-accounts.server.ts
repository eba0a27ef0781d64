import { isoDay } from "#app/lib/day.ts";
import { sql } from "#app/sql.server.ts";

import type { Account } from "./account.ts";
import { GRACE_HOURS } from "./outcome.ts";
import { type Owed, owedBy } from "./owed.ts";
import { type OrderKey, readAccounts } from "./read-accounts.server.ts";
import { reckon, type Settled } from "./reckon.ts";

/** Orders that are reckoned with at one time. */
const ORDERS_AT_ONCE = 200;

export type OwedOfOrder = Owed & OrderKey;

/**
 * Finds what has become of the windows that were told of these orders, and which of them call for an apology.
 * @returns what is owed, and a verb that writes down the outcomes of the orders it is told to, and says how many: call
 *   it once the apologies are planned, so that whoever is interrupted in between finds them again
 */
export async function reckonOrders(
  orders: readonly OrderKey[],
  now: Date,
): Promise<{ owed: OwedOfOrder[]; write: (isWanted: (orderId: string) => boolean) => Promise<number> }> {
  const reckoned = (await readAccounts(orders)).map((account) => withOutcomes(account, reckon(account, now)));
  const owed = reckoned.flatMap(({ account }) => {
    const { shop, orderId } = account;
    return owedBy(account).map((one) => ({ shop, orderId, ...one }));
  });
  return {
    owed,
    write: (isWanted) => {
      const wanted = reckoned.filter(({ account }) => isWanted(account.orderId));
      return writeOutcomes(
        wanted.flatMap(({ changes }) => changes),
        now,
      );
    },
  };
}

function withOutcomes(account: Account, changes: readonly Settled[]) {
  const changed = new Map(changes.map(({ id, outcome, leftOutcome }) => [id, { outcome, leftOutcome }]));
  const told = account.told.map((row) => ({ ...row, ...changed.get(row.id) }));
  return { account: { ...account, told }, changes };
}

/** What somebody else has settled meanwhile knows more than we did: it stays. */
async function writeOutcomes(changes: readonly Settled[], now: Date): Promise<number> {
  if (changes.length === 0) return 0;
  const rows = changes.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return sql.$executeRaw`
    update "ToldWindow" told
       set outcome = settled.outcome, "leftOutcome" = settled."leftOutcome",
           "settledAt" = case when settled.outcome is null then null
                              when settled.outcome = told.outcome then told."settledAt" else ${now}::timestamptz end
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ outcome }) => outcome)}::text[],
                  ${rows.map(({ leftOutcome }) => leftOutcome)}::text[], ${rows.map(({ was }) => was)}::text[],
                  ${rows.map(({ wasLeft }) => wasLeft)}::text[]) as settled(id, outcome, "leftOutcome", was, "wasLeft")
     where told.id = settled.id and told.outcome is not distinct from settled.was
       and told."leftOutcome" is not distinct from settled."wasLeft"`;
}

/** By then the day by which something should have left is over wherever the shop is, and has been given its grace. */
const LEAVING_HOURS = 24 + 12 + GRACE_HOURS;

/**
 * Orders of which a window has passed, or the day by which they should have left, and been given its grace, without
 * anybody having settled it.
 * @param except orders that were looked at already
 */
export async function listOverdueOrders(now: Date, except: readonly string[]): Promise<OrderKey[]> {
  const until = new Date(now.getTime() - GRACE_HOURS * 3_600_000);
  const left = isoDay(new Date(now.getTime() - LEAVING_HOURS * 3_600_000));
  return sql.$queryRaw<OrderKey[]>`
    select shop, "orderId" from (
      (select shop, "orderId", "endsAt" as due from "ToldWindow"
        where outcome is null and "endsAt" <= ${until}::timestamptz and "orderId" <> all(${[...except]}::uuid[])
        order by "endsAt" limit ${ORDERS_AT_ONCE * 4}::int)
      union all
      (select shop, "orderId", "shipsByOn" as due from "ToldWindow"
        where "shipsByOn" is not null and "leftOutcome" is null and "shipsByOn" <= ${left}::date
          and "orderId" <> all(${[...except]}::uuid[])
        order by "shipsByOn" limit ${ORDERS_AT_ONCE * 4}::int)) due
     group by shop, "orderId" order by min(due) limit ${ORDERS_AT_ONCE}::int`;
}

/** Windows of orders that are no more: nobody waits for what they promised. @returns how many */
export function closeOrphans(orders: readonly OrderKey[], now: Date): Promise<number> {
  const ids = orders.map(({ orderId }) => orderId);
  return sql.$executeRaw`
    update "ToldWindow" told
       set outcome = coalesce(told.outcome, 'moot'), "settledAt" = coalesce(told."settledAt", ${now}::timestamptz),
           "leftOutcome" = case when told."shipsByOn" is null then null else coalesce(told."leftOutcome", 'moot') end
     where told."orderId" = any(${ids}::uuid[])
       and (told.outcome is null or (told."shipsByOn" is not null and told."leftOutcome" is null))
       and not exists (select 1 from "Order" bought where bought.id = told."orderId" and bought.shop = told.shop)`;
}
