import { EventEmitter } from "node:events";

import {
  type Job,
  type JobHelpers,
  Logger,
  makeWorkerUtils,
  parseCronItems,
  run,
  type TaskList,
} from "graphile-worker";

import { pool } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { type JobName, jobs } from "#app/jobs/jobs.ts";
import { logger } from "#app/logger.server.ts";

import { handlers, type Run } from "./handlers.server.ts";
import { startHeartbeat } from "./heartbeat.server.ts";
import { SCHEDULE } from "./schedule.ts";

export interface Worker {
  /** Stops claiming, waits for the jobs under way, releases the rest. */
  stop(): Promise<void>;
}

// The queue's own lines carry payloads and whole errors: only what we write ourselves is logged.
const quiet = new Logger(() => (level, message) => {
  if (String(level) === "error") logger.error({ queue: message.slice(0, 200) }, "queue");
});

/** Starts the job worker in this process, timers included. */
export async function startWorker(): Promise<Worker> {
  const utils = await makeWorkerUtils({ pgPool: pool, logger: quiet });
  const heartbeat = startHeartbeat(utils);
  const stopping = new AbortController();
  const events = new EventEmitter();
  // Jobs are locked in the name of the pool, not of the single worker in it.
  events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) => heartbeat.add(workerPool.id));
  const runner = await run({
    pgPool: pool,
    concurrency: env.WORKER_CONCURRENCY,
    pollInterval: 1_000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 8_000,
    // Batched, the outcome of a job is written again when the database was away; unbatched, the queue drops
    // that promise, and its rejection would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    parsedCronItems: parseCronItems(SCHEDULE),
    taskList: taskList(stopping.signal),
    logger: quiet,
    events,
  });
  runner.promise.catch((error: unknown) => logger.fatal({ err: error }, "worker ended"));
  logger.info({ concurrency: env.WORKER_CONCURRENCY }, "worker started");
  return {
    async stop() {
      stopping.abort();
      await runner.stop();
      await heartbeat.stop();
      await utils.release();
      logger.info("worker stopped");
    },
  };
}

function taskList(stopping: AbortSignal): TaskList {
  const names = Object.keys(jobs) as JobName[];
  return Object.fromEntries(
    names.map((name) => [name, (payload: unknown, { job }: JobHelpers) => runJob(name, payload, job, stopping)]),
  );
}

async function runJob(name: JobName, payload: unknown, job: Job, stopping: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  const lastTry = job.attempts >= job.max_attempts;
  const elapsed = () => Math.round(performance.now() - startedAt);
  const handler = handlers[name] as (payload: unknown, run: Run) => Promise<unknown>;
  try {
    await withinTime(handler(jobs[name].payload.parse(payload), { lastTry, stopping }), jobs[name].timeoutMs);
    logger.debug({ job: name, ms: elapsed() }, "job done");
  } catch (error) {
    logger.error({ job: name, jobId: job.id, attempt: job.attempts, lastTry, ms: elapsed(), err: error }, "job failed");
    throw error;
  }
}

async function withinTime(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done within ${timeoutMs} ms`)), timeoutMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
