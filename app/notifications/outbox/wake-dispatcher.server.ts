import { Prisma } from "@prisma/client";

import { sql } from "#app/sql.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

import { LANES } from "./due.server.ts";

/**
 * Asks for a dispatcher at the time the next waiting message is due.
 * A lane behind an open breaker is due when it may be tried again; who releases a hold wakes the dispatcher itself.
 * It has a key of its own: under the planners' key, a later time written here could replace the wake-up of a
 * message that is being planned in this very moment.
 */
export async function wakeDispatcherForNext(): Promise<void> {
  const at = (await soonestOf(EARLIEST, true)) ?? (await soonestOf(LANES, false));
  if (at) await enqueue(sql, "message.deliver", {}, { key: "message.deliver|later", runAt: at });
}

/** The lanes of what is due first: read from the front, they nearly always hold the answer. */
const EARLIEST = Prisma.sql`
    front as materialized (
      select shop, channel, "runAt" from "Message" where state = 'pending' order by "runAt" limit 500
    ),
    lane as materialized (select distinct shop, channel from front)`;

/** @param isPart of the lanes: what comes after the last message they were read from may not be the soonest */
async function soonestOf(lanes: Prisma.Sql, isPart: boolean): Promise<Date | null> {
  const bound = isPart
    ? Prisma.sql`case when (select count(*) from front) = 500 then (select max("runAt") from front) end`
    : Prisma.sql`null::timestamptz`;
  const [next] = await sql.$queryRaw<{ at: Date | null }[]>`
    with recursive ${lanes},
    soonest as (
      select min(case when h."openedAt" is null then head."runAt" else greatest(head."runAt", h."probeAt") end) as at
        from lane
       cross join generate_series(0, 2) as level
       cross join lateral (
         select m."runAt" from "Message" m
          where m.state = 'pending' and m.shop = lane.shop and m.channel = lane.channel and m.priority = level
          order by m."runAt" limit 1) head
        join "Shop" s on s.domain = lane.shop and (s."pausedAt" is null or s."uninstalledAt" is not null)
        left join "ProviderAccount" a on a.shop = lane.shop and a.channel = lane.channel
        left join "ProviderHealth" h on h.account = coalesce(a.shop, 'app') || '|' || lane.channel
       where level = 0
          or not exists (select 1 from "SendingHold" x where x.shop = lane.shop and x."endedAt" is null)
    )
    select at from soonest where at <= coalesce(${bound}, at)`;
  return next?.at ?? null;
}
