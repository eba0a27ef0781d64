import { Prisma } from "@prisma/client";

import type { Db } from "#app/db.server.ts";
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
    )`;

/**
 * Up to `limit` due messages, in turn over the lanes (shop and channel), within a lane the urgent ones first, then
 * the oldest. Lanes are closed while the shop is paused or its account's breaker is open; while too much at once is
 * held back, answers to shoppers alone may pass. The time is the database's.
 *
 * @param full accounts that can take on no more now
 */
export function pickDue(tx: Db, limit: number, full: AccountName[]): Promise<DueMessage[]> {
  return tx.$queryRaw<DueMessage[]>`
    with recursive ${LANES},
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
    due as (
      select mine.id, mine.priority, mine."runAt", open.account, open."accountSavedAt", open.probing,
             row_number() over (partition by open.shop, open.channel
                                order by mine.priority, mine."runAt", mine.id) as place
        from open
       cross join generate_series(0, 2) as level
       cross join lateral (
         select m.id, m.priority, m."runAt" from "Message" m
          where m.state = 'pending' and m.shop = open.shop and m.channel = open.channel and m.priority = level
            and m."runAt" <= now() and level <= open."lastPriority"
          order by m."runAt" limit greatest(4, ceil(${limit} * 3.0 / (select count(*) from open)))
       ) mine
    )
    select id, account, "accountSavedAt", probing
      from due order by place, priority, "runAt", id limit ${limit}`;
}

/** Which of these are still nobody else's; they are from now on. */
export async function lockPending(tx: Db, ids: string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "Message" where id = any(${ids}::uuid[]) and state = 'pending' and "runAt" <= now()
     order by id for update skip locked`;
  return new Set(rows.map((row) => row.id));
}

/**
 * Takes an open breaker's single call of this minute, over all workers.
 * @returns the accounts that may be tried now
 */
export async function takeProbes(tx: Db, accounts: AccountName[]): Promise<Set<AccountName>> {
  if (accounts.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ account: AccountName }[]>`
    update "ProviderHealth" set "probeAt" = now() + interval '1 minute'
     where account = any(${accounts}::text[]) and "openedAt" is not null and "probeAt" <= now()
    returning account`;
  return new Set(rows.map((row) => row.account));
}
