import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

import { pool } from "#app/db.server.ts";

interface LimiterOptions {
  /** So many of a key are let through within `seconds`. */
  points: number;
  seconds: number;
  /** Without a database each process counts by itself; false where nothing may be let through then. */
  insured?: boolean;
}

/** A limit that all processes share (`RateLimit`); keys must be hashes or ids, never a person's address. */
export function sharedLimiter(keyPrefix: string, { points, seconds, insured = true }: LimiterOptions) {
  const options = { keyPrefix, points, duration: seconds };
  return new RateLimiterPostgres({
    ...options,
    storeClient: pool,
    tableName: "RateLimit",
    tableCreated: true,
    clearExpiredByTimeout: false, // a timer does, for all processes at once
    ...(insured ? { insuranceLimiter: new RateLimiterMemory(options) } : {}),
  });
}

/** Counts one more of the key. @returns the broken limit, or null while there is room */
export async function breakOf(limiter: RateLimiterPostgres, key: string): Promise<RateLimiterRes | null> {
  return limiter.consume(key).then(
    () => null,
    (reason: unknown) => {
      if (reason instanceof RateLimiterRes) return reason;
      throw reason;
    },
  );
}
