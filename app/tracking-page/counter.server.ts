import type { RateLimiterRes } from "rate-limiter-flexible";

import { db } from "#app/db.server.ts";
import { sweep } from "#app/lib/sweep.ts";
import { breakOf, sharedLimiter } from "#app/shared-limiter.server.ts";

import { blockSeconds, type Limit, STRIKE_MEMORY } from "./limits.ts";

/** Counts something per key, shared by all processes; without a database each process counts by itself. */
export interface Counter {
  /** @returns seconds to wait when the limit is broken, else null */
  count(key: string): Promise<number | null>;
  /** Gives points back, or does the same work for nothing. */
  giveBack(key: string, points: 0 | 1): Promise<void>;
}

/** A counter whose block grows with every time its limit is broken. */
export function createCounter(name: string, limit: Limit): Counter {
  const tries = sharedLimiter(name, limit);
  const strikes = sharedLimiter(`${name}-strikes`, { points: 1_000_000, seconds: STRIKE_MEMORY });

  /** Only the try that breaks the limit is a strike; those after it run into the block. */
  async function closeFor(key: string, broken: RateLimiterRes): Promise<number> {
    if (broken.consumedPoints !== limit.points + 1) return broken.msBeforeNext / 1000;
    const { consumedPoints } = await strikes.penalty(key);
    const seconds = blockSeconds(limit, consumedPoints);
    await tries.block(key, seconds);
    return seconds;
  }

  return {
    async count(key) {
      const broken = await breakOf(tries, key);
      return broken === null ? null : Math.max(Math.ceil(await closeFor(key, broken)), 1);
    },
    async giveBack(key, points) {
      await tries.reward(key, points);
    },
  };
}

const SWEEP_ROWS = 1_000;

/** Deletes counters that have run out, a thousand at a time. @returns how many */
export function sweepCounters(now: Date): Promise<number> {
  return sweep(
    SWEEP_ROWS,
    (rows) => db.$executeRaw`
      delete from "RateLimit"
       where key in (select key from "RateLimit" where expire < ${BigInt(now.getTime())} limit ${rows})`,
  );
}
