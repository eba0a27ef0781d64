import type { Sql } from "#app/lib/prepared-sql.server.ts";

import { jobs, type JobName, type JobPayload } from "./jobs.ts";

export interface EnqueueOptions {
  /** A waiting job with the same key is replaced, not doubled. */
  key?: string;
  /** Keep the waiting twin's due time, so that a steady stream cannot put a job off for ever. */
  keepRunAt?: boolean;
  runAt?: Date;
}

/**
 * Smaller numbers run first. What has begun is brought to its end before something new is read, so that a flood of
 * webhooks cannot keep a message that is ready from leaving; what is being read of the past comes last. What runs
 * for every shop at its hour waits for what somebody is looking at.
 */
const PRIORITIES: Partial<Record<JobName, number>> = {
  "message.deliver": -20,
  ...{ "order.changed": -10, "shipment.changed": -10 },
  ...{ "order.reconcile": 5, "catalog.sync": 5, "shop.learn": 5, "estimates.watch": 5, "gaps.learn": 5 },
  ...{ "estimates.refresh": 5, "estimates.learn": 5, "estimates.learn-pooled": 5, "estimates.replay": 6 },
};

function priorityOf(name: JobName, payload: object): number {
  if ("origin" in payload && payload.origin === "backfill") return 10;
  return PRIORITIES[name] ?? 0;
}

/**
 * Adds a job inside the caller's transaction: it becomes visible on commit and vanishes on rollback.
 * @param db an open transaction, or the client itself when there is nothing to commit along with it
 */
export async function enqueue<N extends JobName>(
  db: Sql,
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
      priority := ${priorityOf(name, payload)}::int,
      job_key := ${options.key ?? null}::text,
      job_key_mode := ${options.keepRunAt ? "preserve_run_at" : "replace"}::text
    )`;
}
