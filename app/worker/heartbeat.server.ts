import type { WorkerUtils } from "graphile-worker";

import { db } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";

const BEAT_MS = 10_000;
const SILENT_AFTER_S = 30;
const FORGET_AFTER_S = 3_600;

export interface Heartbeat {
  /** Says at once, and from now on, that this worker lives. */
  add(workerId: string): void;
  /** Says nothing of this worker any more. */
  remove(workerId: string): void;
  stop(): Promise<void>;
}

/**
 * Says every ten seconds that these workers live, and frees the jobs of those that have been silent for
 * thirty: a crashed worker's jobs would otherwise stay locked for four hours.
 */
export function startHeartbeat(utils: WorkerUtils): Heartbeat {
  const startedAt = new Date();
  const workerIds = new Set<string>();
  const former = new Set<string>();
  /** Beats have failed: the others' may have as well, so that nobody counts as silent for a while. */
  let brokenAt = -Infinity;
  const beat = async () => {
    for (const workerId of workerIds) {
      const row = { workerId, startedAt, beatAt: new Date() };
      await db.workerHeartbeat.upsert({ where: { workerId }, create: row, update: { beatAt: row.beatAt } });
    }
    if (performance.now() - brokenAt > SILENT_AFTER_S * 1_000) await freeSilentWorkers(utils);
  };
  const underWay = new Set<Promise<void>>();
  const run = () => {
    const beaten = beat()
      .catch((error: unknown) => {
        brokenAt = performance.now();
        logger.warn({ err: error }, "heartbeat failed");
      })
      .finally(() => underWay.delete(beaten));
    underWay.add(beaten);
  };
  const timer = setInterval(run, BEAT_MS);
  return {
    add(workerId) {
      workerIds.add(workerId);
      run();
    },
    remove(workerId) {
      workerIds.delete(workerId);
      former.add(workerId);
    },
    async stop() {
      clearInterval(timer);
      await Promise.all(underWay);
      await db.workerHeartbeat.deleteMany({ where: { workerId: { in: [...workerIds, ...former] } } });
    },
  };
}

async function freeSilentWorkers(utils: WorkerUtils) {
  const silent = await db.$queryRaw<{ workerId: string }[]>`
    select distinct jobs.locked_by as "workerId"
      from graphile_worker._private_jobs jobs
      left join "WorkerHeartbeat" beat on beat."workerId" = jobs.locked_by
     where jobs.locked_at < now() - make_interval(secs => ${SILENT_AFTER_S})
       and coalesce(beat."beatAt", '-infinity') < now() - make_interval(secs => ${SILENT_AFTER_S})`;
  if (silent.length > 0) {
    logger.warn({ workers: silent.length }, "freeing the jobs of silent workers");
    await utils.forceUnlockWorkers(silent.map((row) => row.workerId));
  }
  await db.$executeRaw`
    delete from "WorkerHeartbeat" where "beatAt" < now() - make_interval(secs => ${FORGET_AFTER_S})`;
}
