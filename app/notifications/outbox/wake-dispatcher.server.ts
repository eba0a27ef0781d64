import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

/**
 * Asks for a dispatcher at the time the next waiting message is due.
 * A lane behind an open breaker is due when it may be tried again; who releases a hold wakes the dispatcher itself.
 * It has a key of its own: under the planners' key, a later time written here could replace the wake-up of a
 * message that is being planned in this very moment.
 */
export async function wakeDispatcherForNext(): Promise<void> {
  const [next] = await db.$queryRaw<{ at: Date | null }[]>`
    select min(case when h."openedAt" is null then head."runAt" else greatest(head."runAt", h."probeAt") end) as at
      from (select m.shop, m.channel, min(m."runAt") as "runAt" from "Message" m where m.state = 'pending'
             group by m.shop, m.channel) head
      join "Shop" s on s.domain = head.shop and (s."pausedAt" is null or s."uninstalledAt" is not null)
      left join "ProviderAccount" a on a.shop = head.shop and a.channel = head.channel
      left join "ProviderHealth" h on h.account = coalesce(a.shop, 'app') || '|' || head.channel
     where not exists (select 1 from "SendingHold" x where x.shop = head.shop and x."endedAt" is null)`;
  if (next?.at) await enqueue(db, "message.deliver", {}, { key: "message.deliver|later", runAt: next.at });
}
