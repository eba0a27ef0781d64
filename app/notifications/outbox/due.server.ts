import { Prisma } from "@prisma/client";

import type { Sql } from "#app/lib/prepared-sql.server.ts";
import type { AccountName } from "#app/providers/account.ts";

/** A message whose time has come, in a lane that is open. Nothing is locked yet. */
export interface DueMessage {
  id: string;
  account: AccountName;
  /** Null for the app's own account. */
  accountSavedAt: Date | null;
  /** The account's breaker is open, and one call may try it now. */
  probing: boolean;
}

/** A look hops over so many lanes; where there are more, it goes by what has been due longest. */
const LANES_AT_ONCE = 64;
const OLDEST_AT_ONCE = 500;

/**
 * `lane(shop, channel)`: where something waits. It hops from lane to lane through the index instead of reading a
 * backlog to find its owner.
 */
export const LANES = Prisma.sql`
    lane(shop, channel) as (
      (select shop, channel from "Message" where state = 'pending' order by shop, channel limit 1)
      union all
      select next.shop, next.channel
        from lane cross join lateral (
          select m.shop, m.channel from "Message" m
           where m.state = 'pending' and (m.shop, m.channel) > (lane.shop, lane.channel)
           order by m.shop, m.channel limit 1) next
    ),
    look as (select 0::bigint as hops, 0::bigint as oldest, ''::text as shop, ''::text as channel)`;

/** The same with a bound: the lanes behind one, and those of what has been due longest if there may be more. */
const someLanes = ({ shop, channel }: Lane) => Prisma.sql`
    hop(shop, channel, place) as (
      (select shop, channel, 1 from "Message"
        where state = 'pending' and (shop, channel) > (${shop}, ${channel}) order by shop, channel limit 1)
      union all
      select next.shop, next.channel, hop.place + 1
        from hop cross join lateral (
          select m.shop, m.channel from "Message" m
           where m.state = 'pending' and (m.shop, m.channel) > (hop.shop, hop.channel)
           order by m.shop, m.channel limit 1) next
       where hop.place < ${LANES_AT_ONCE}
    ),
    oldest as materialized (
      select shop, channel from "Message"
       where state = 'pending' and "runAt" <= now()
         and (${shop} <> '' or (select count(*) from hop) = ${LANES_AT_ONCE})
       order by "runAt" limit ${OLDEST_AT_ONCE}
    ),
    lane as materialized (select shop, channel from hop union select shop, channel from oldest),
    look as (
      select (select count(*) from hop) as hops, (select count(*) from oldest) as oldest,
             coalesce((select shop from hop order by place desc limit 1), '') as shop,
             coalesce((select channel from hop order by place desc limit 1), '') as channel
    )`;

interface Lane {
  shop: string;
  channel: string;
}

const START: Lane = { shop: "", channel: "" };
/** Behind this lane the next look begins: while there is more due than one look reads, each lane has its turn. */
let turn = START;

/**
 * Up to `limit` due messages, in turn over the lanes (shop and channel), within a lane the urgent ones first, then
 * the oldest. Lanes are closed while the shop is paused or its account's breaker is open; while too much at once is
 * held back, answers to shoppers alone may pass. The time is the database's.
 *
 * What tries an account whose breaker is open is never twice the same while others wait: the message that closed it may
 * be one that no provider takes.
 *
 * @param full accounts that can take on no more now
 */
export async function pickDue(tx: Sql, limit: number, full: AccountName[]): Promise<DueMessage[]> {
  const some = await look(tx, limit, full, someLanes(turn));
  const isAll = some.oldest < OLDEST_AT_ONCE;
  turn = isAll || some.hops < LANES_AT_ONCE ? START : some.last;
  // Much is due and all of it in closed lanes: something may be in another one.
  return some.due.length > 0 || isAll ? some.due : (await look(tx, limit, full, LANES)).due;
}

type LookRow = { [K in keyof DueMessage]: DueMessage[K] | null } & Lane & { hops: bigint; oldest: bigint };

async function look(tx: Sql, limit: number, full: AccountName[], lanes: Prisma.Sql) {
  const rows = await tx.$queryRaw<LookRow[]>`
    with recursive ${lanes},
    open as materialized (
      select lane.shop, lane.channel, by.account, a."savedAt" as "accountSavedAt", h."openedAt" is not null as probing,
             case when exists (select 1 from "SendingHold" x where x.shop = lane.shop and x."endedAt" is null)
                  then 0 else 2 end as "lastPriority"
        from lane
        join "Shop" s on s.domain = lane.shop and (s."pausedAt" is null or s."uninstalledAt" is not null)
        left join "ProviderAccount" a on a.shop = lane.shop and a.channel = lane.channel
       cross join lateral (select coalesce(a.shop, 'app') || '|' || lane.channel as account) by
        left join "ProviderHealth" h on h.account = by.account
       where by.account <> all(${full}::text[]) and (h."openedAt" is null or h."probeAt" <= now())
    ),
    due as materialized (
      select mine.id, mine.priority, mine."runAt", open.account, open."accountSavedAt", open.probing, mine."sendingAt",
             row_number() over (partition by open.shop, open.channel
                                order by mine.priority, mine."runAt", mine.id) as place
        from open
       cross join generate_series(0, 2) as level
       cross join lateral (
         select m.id, m.priority, m."runAt", m."sendingAt" from "Message" m
          where m.state = 'pending' and m.shop = open.shop and m.channel = open.channel and m.priority = level
            and m."runAt" <= now() and level <= open."lastPriority"
          order by m."runAt" limit greatest(4, ceil(${limit} * 3.0 / (select count(*) from open)))
       ) mine
    ),
    trial as (
      select distinct on (account) id from due where probing
       order by account, "sendingAt" nulls first, priority, "runAt", id
    ),
    picked as (
      select id, account, "accountSavedAt", probing, row_number() over (order by probing desc, place, priority, "runAt", id) as rank
        from due where not probing or id in (select id from trial)
       order by rank limit ${limit}
    )
    select picked.id, picked.account, picked."accountSavedAt", picked.probing, look.*
      from look left join picked on true order by picked.rank`;
  const due = rows.filter((row): row is LookRow & DueMessage => row.id !== null);
  const { hops = 0n, oldest = 0n, shop = "", channel = "" } = rows[0] ?? {};
  return { due, hops: Number(hops), oldest: Number(oldest), last: { shop, channel } };
}

/** Which of these are still nobody else's; they are from now on. */
export async function lockPending(tx: Sql, ids: string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "Message" where id = any(${ids}::uuid[]) and state = 'pending' and "runAt" <= now()
     order by id for update skip locked`;
  return new Set(rows.map((row) => row.id));
}

/**
 * Takes an open breaker's single call of this minute, over all workers.
 * @returns the accounts that may be tried now
 */
export async function takeProbes(tx: Sql, accounts: AccountName[]): Promise<Set<AccountName>> {
  if (accounts.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ account: AccountName }[]>`
    update "ProviderHealth" set "probeAt" = now() + interval '1 minute'
     where account = any(${accounts}::text[]) and "openedAt" is not null and "probeAt" <= now()
    returning account`;
  return new Set(rows.map((row) => row.account));
}
