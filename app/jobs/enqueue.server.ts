import type { Db } from "#app/db.server.ts";

import { jobs, type JobName, type JobPayload } from "./jobs.ts";

export interface EnqueueOptions {
  /** A waiting job with the same key is replaced, not doubled. */
  key?: string;
  /** Keep the waiting twin's due time, so that a steady stream cannot put a job off for ever. */
  keepRunAt?: boolean;
  runAt?: Date;
}

/** What happens now goes before what is being read of the past; smaller numbers run first. */
const PRESENT = 0;
const PAST = 10;

function isPast(payload: object): boolean {
  return "origin" in payload && payload.origin === "backfill";
}

/**
 * Adds a job inside the caller's transaction: it becomes visible on commit and vanishes on rollback.
 * @param db an open transaction, or the client itself when there is nothing to commit along with it
 */
export async function enqueue<N extends JobName>(
  db: Db,
  name: N,
  payload: JobPayload<N>,
  options: EnqueueOptions = {},
): Promise<void> {
  const body = JSON.stringify(jobs[name].payload.parse(payload));
  await db.$executeRaw`
    select graphile_worker.add_job(
      ${name}::text,
      ${body}::json,
      run_at := ${options.runAt ?? null}::timestamptz,
      max_attempts := ${jobs[name].maxAttempts}::int,
      priority := ${isPast(payload) ? PAST : PRESENT}::int,
      job_key := ${options.key ?? null}::text,
      job_key_mode := ${options.keepRunAt ? "preserve_run_at" : "replace"}::text
    )`;
}
