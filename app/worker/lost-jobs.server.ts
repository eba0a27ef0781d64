import { setTimeout as sleep } from "node:timers/promises";

import { db } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";

const SWEEP_MS = 2_500;

interface Lock {
  id: bigint;
  /** Tells this claim from the next one of the same job. */
  claim: string;
}

/**
 * Frees the jobs that are locked in this process's name although it is not at them: the line broke after the
 * claim was committed and before we heard of it, or when we wrote down the outcome. Without this they would
 * stay locked for four hours. A job counts as lost when two looks in a row have found it so, because a claim
 * or an outcome may just be on its way.
 *
 * The attempt is given back: it never began, or it ended without the queue hearing of it.
 * @param poolIds in whose names this process locks jobs
 * @param underWay the ids of the jobs it is at
 */
export function startFreeingLostJobs(poolIds: ReadonlySet<string>, underWay: ReadonlySet<string>): { stop(): void } {
  const stopping = new AbortController();
  const { signal } = stopping;
  let suspects = new Set<string>();

  async function sweep() {
    const locks = await db.$queryRaw<Lock[]>`
      select id, locked_at::text as claim from graphile_worker._private_jobs where locked_by = any(${[...poolIds]})`;
    const idle = locks.filter(({ id }) => !underWay.has(String(id)));
    const nameOf = ({ id, claim }: Lock) => `${id} ${claim}`;
    const lost = idle.filter((lock) => suspects.has(nameOf(lock)));
    suspects = new Set(idle.map(nameOf));
    for (const { id, claim } of lost) {
      await db.$executeRaw`
        update graphile_worker._private_jobs set locked_at = null, locked_by = null, attempts = greatest(attempts - 1, 0)
         where id = ${id} and locked_at = ${claim}::timestamptz`;
    }
    if (lost.length > 0) logger.warn({ jobs: lost.length }, "lost jobs freed");
  }

  void (async () => {
    while (!signal.aborted) {
      await sleep(SWEEP_MS, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await sweep().catch(() => undefined); // the database is away: the next sweep is soon
    }
  })();
  return { stop: () => stopping.abort() };
}
