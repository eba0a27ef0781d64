import { db } from "#app/db.server.ts";
import { jobs } from "#app/jobs/jobs.ts";

/**
 * Has webhooks read that are stored, still open and nobody's job any more: the database went away in the last
 * try of their reading, before they could be closed. Looks at those that came between a day and ten minutes ago.
 * @returns how many were found
 */
export function pickUpForgotten(now: Date): Promise<number> {
  const dayAgo = new Date(now.getTime() - 86_400_000);
  const minutesAgo = new Date(now.getTime() - 600_000);
  return db.$executeRaw`
    select graphile_worker.add_job(
             'webhook.read', json_build_object('inboxId', item.id::text),
             max_attempts := ${jobs["webhook.read"].maxAttempts}::int, job_key := 'webhook.read|' || item.id)
      from "InboxItem" item
     where item.state = 'received' and item.body is not null
       and item."receivedAt" > ${dayAgo} and item."receivedAt" < ${minutesAgo}
       and not exists (
         select 1 from graphile_worker._private_jobs job
          where job.payload->>'inboxId' = item.id::text
            and (job.attempts < job.max_attempts or job.locked_at is not null))`;
}
