import { db } from "#app/db.server.ts";

/** Whether a job of this key is due, or put off while others run, and nobody has begun it. */
export async function isWaiting(key: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ asked: boolean }[]>`
    select exists (select from graphile_worker._private_jobs
                    where key = ${key} and (run_at <= now() or attempts = 0) and locked_at is null
                      and attempts < max_attempts) as asked`;
  return row?.asked ?? false;
}
