import { EventEmitter } from "node:events";

import { Logger, makeWorkerUtils, parseCronItems, run, type WorkerEvents } from "graphile-worker";

import { pool } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { logger } from "#app/logger.server.ts";
import { learnMissing } from "#app/recommendations/learn-missing.server.ts";

import { startHeartbeat } from "./heartbeat.server.ts";
import { keepRunning } from "./keep-running.server.ts";
import { startFreeingLostJobs } from "./lost-jobs.server.ts";
import { taskList } from "./run-job.server.ts";
import { type Share, sharesOf } from "./shares.ts";

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
  /** Jobs are locked in the name of the pool, not of the single worker in it; every runner is a pool. */
  const poolIds = new Set<string>();
  const underWay = new Set<string>();
  const tasks = taskList(stopping.signal, underWay);
  const keep = (share: Share) =>
    keepRunning(async (giveUp) => {
      let poolId = "";
      const runner = await startRunner(share, giveUp, (id) => poolIds.add((poolId = id)));
      heartbeat.add(poolId);
      const silence = () => heartbeat.remove(poolId);
      runner.promise.then(silence, silence);
      return runner;
    });
  const kept = await Promise.all(sharesOf(tasks, env.WORKER_CONCURRENCY).map(keep));
  const lostJobs = startFreeingLostJobs(poolIds, underWay);
  await learnMissing().catch((error: unknown) => logger.error({ err: error }, "not asked what is to be learned"));
  logger.info({ concurrency: env.WORKER_CONCURRENCY }, "worker started");
  return {
    async stop() {
      stopping.abort();
      await Promise.all(kept.map((runner) => runner.stop()));
      lostJobs.stop();
      await utils.forceUnlockWorkers([...poolIds]);
      await heartbeat.stop();
      await utils.release();
      logger.info("worker stopped");
    },
  };
}

function startRunner({ tasks, slots, crontab }: Share, giveUp: () => void, tellPool: (id: string) => void) {
  const events: WorkerEvents = new EventEmitter();
  events.on("pool:create", ({ workerPool }) => tellPool(workerPool.id));
  events.on("pool:gracefulShutdown", giveUp);
  stopWhenStillborn(events);
  return run({
    pgPool: pool,
    concurrency: slots,
    pollInterval: 1_000,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 8_000,
    // Batched, a runner that cannot write down the outcome of a job gives up and is replaced; unbatched, the
    // queue drops that promise, and its rejection would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    parsedCronItems: parseCronItems(crontab),
    taskList: tasks,
    logger: quiet,
    events,
  });
}

/**
 * A runner asks for its tasks' ids once. When that fails it keeps the failure and claims nothing, ever: one
 * whose claims fail before the first has succeeded is stopped, so that another takes its place.
 */
function stopWhenStillborn(events: WorkerEvents) {
  let isSettled = false;
  const settle = () => void (isSettled = true);
  events.on("job:start", settle);
  events.on("worker:getJob:empty", settle);
  events.on("worker:getJob:error", ({ worker: { workerPool } }) => {
    if (isSettled) return;
    isSettled = true;
    // Not at once: the worker that tells this must first find its way to its next pause.
    setImmediate(
      () => void Promise.resolve(workerPool.gracefulShutdown("The tasks are unknown")).catch(() => undefined),
    );
  });
}
