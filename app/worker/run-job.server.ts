import type { Job, JobHelpers, TaskList } from "graphile-worker";

import { type JobName, jobs } from "#app/jobs/jobs.ts";
import { logger } from "#app/logger.server.ts";

import { handlers, type Run } from "./handlers.server.ts";

/**
 * Every job of the app as the queue runs it: with its payload checked and its time limited.
 * @param underWay holds the ids of the jobs that are being run at this moment
 */
export function taskList(stopping: AbortSignal, underWay: Set<string>): TaskList {
  const names = Object.keys(jobs) as JobName[];
  return Object.fromEntries(
    names.map((name) => [
      name,
      async (payload: unknown, { job }: JobHelpers) => {
        underWay.add(job.id);
        await runJob(name, payload, job, stopping).finally(() => underWay.delete(job.id));
      },
    ]),
  );
}

async function runJob(name: JobName, payload: unknown, job: Job, stopping: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  const lastTry = job.attempts >= job.max_attempts;
  const elapsed = () => Math.round(performance.now() - startedAt);
  const handler = handlers[name] as (payload: unknown, run: Run) => Promise<unknown>;
  try {
    const overtime = new AbortController();
    const run = { lastTry, stopping, overtime: overtime.signal };
    await withinTime(handler(jobs[name].payload.parse(payload), run), jobs[name].timeoutMs, overtime);
    logger.debug({ job: name, ms: elapsed() }, "job done");
  } catch (error) {
    logger.error({ job: name, jobId: job.id, attempt: job.attempts, lastTry, ms: elapsed(), err: error }, "job failed");
    throw error;
  }
}

/** Work that goes on longer is no longer waited for, and told so. */
async function withinTime(work: Promise<unknown>, timeoutMs: number, overtime: AbortController): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`Not done within ${timeoutMs} ms`);
      reject(error);
      overtime.abort(error);
    }, timeoutMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
