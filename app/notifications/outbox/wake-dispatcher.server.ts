import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

/**
 * Asks for a dispatcher at the time the next waiting message is due.
 * It has a key of its own: under the planners' key, a later time written here could replace the wake-up of a
 * message that is being planned in this very moment.
 */
export async function wakeDispatcherForNext(): Promise<void> {
  const [next] = await db.$queryRaw<{ at: Date | null }[]>`
    select min(m."runAt") as at
      from "Message" m join "Shop" s on s.domain = m.shop and (s."pausedAt" is null or s."uninstalledAt" is not null)
     where m.state = 'pending'`;
  if (next?.at) await enqueue(db, "message.deliver", {}, { key: "message.deliver|later", runAt: next.at });
}
