import { setTimeout as sleep } from "node:timers/promises";

import type { Runner } from "graphile-worker";

import { logger } from "#app/logger.server.ts";

const RESTART_MS = 1_000;

export interface KeptRunner {
  /** Stops claiming and waits for the jobs under way, those of runners that have given up included. */
  stop(): Promise<void>;
}

/**
 * Starts a runner, and another one each time one gives up. It gives up when the database is away in the
 * moment it writes down that a job is done or has failed (https://github.com/graphile/worker/issues/636).
 * @param start starts a runner that calls `giveUp` at most once, as soon as it claims nothing any more
 * @throws what `start` throws the first time
 */
export async function keepRunning(start: (giveUp: () => void) => Promise<Runner>): Promise<KeptRunner> {
  const runners = new Set<Runner>();
  const stopping = new AbortController();
  let replacing = Promise.resolve();

  async function launch() {
    const runner = await start(() => {
      if (stopping.signal.aborted) return;
      logger.error("the worker has given up; another one takes its place");
      replacing = replacing.then(replace);
    });
    runners.add(runner);
    // It still finishes what it had begun.
    const forget = () => void runners.delete(runner);
    runner.promise.then(forget, forget);
  }

  async function replace() {
    while (!stopping.signal.aborted) {
      try {
        return await launch();
      } catch (error) {
        logger.warn({ err: error }, "no worker yet");
        await sleep(RESTART_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  await launch();
  return {
    async stop() {
      stopping.abort();
      await replacing;
      await Promise.allSettled([...runners].flatMap((runner) => [runner.stop(), runner.promise]));
    },
  };
}
