import { setTimeout as delay } from "node:timers/promises";

import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

import { pool } from "#app/db.server.ts";
import { env } from "#app/env.server.ts";
import { keyedHash } from "#app/lib/seal.ts";

import { addressKey, orderKey } from "./look-up-keys.ts";

/** How often one may look up; `of` says what is counted. A hit gives the order's points back. */
const LIMITS = [
  { name: "order", of: "order", points: 5, duration: 15 * 60 },
  { name: "order-day", of: "order", points: 20, duration: 24 * 3600 },
  { name: "address", of: "address", points: 20, duration: 60 },
  { name: "shop", of: "shop", points: 300, duration: 60 },
] as const;

const limiters = LIMITS.map(({ name, of, points, duration }) => {
  const options = { keyPrefix: name, points, duration };
  const limiter = new RateLimiterPostgres({
    ...options,
    storeClient: pool,
    tableName: "RateLimit",
    tableCreated: true,
    insuranceLimiter: new RateLimiterMemory(options),
  });
  return { of, limiter };
});

const secret = Buffer.from(env.MASTER_KEY, "base64");

export interface LookUpAttempt {
  keys: Record<(typeof LIMITS)[number]["of"], string>;
}

/** Names the counters of one attempt; keys are hashes, so no address or number is stored. */
export function attemptOf(shop: string, order: string, request: Request): LookUpAttempt {
  const key = (kind: string, text: string) => keyedHash(secret, `look-up|${kind}|${shop}`, text).toString("base64url");
  return {
    keys: {
      order: key("order", orderKey(order)),
      address: key("address", addressKey(request.headers.get("X-Forwarded-For"))),
      shop: key("shop", ""),
    },
  };
}

/** Counts an attempt. @returns seconds to wait when there were too many, else null */
export async function countAttempt({ keys }: LookUpAttempt): Promise<number | null> {
  const outcomes = await Promise.allSettled(limiters.map(({ of, limiter }) => limiter.consume(keys[of])));
  let waitMs = 0;
  for (const outcome of outcomes) {
    if (outcome.status === "fulfilled") continue;
    if (!(outcome.reason instanceof RateLimiterRes)) throw outcome.reason;
    waitMs = Math.max(waitMs, outcome.reason.msBeforeNext);
  }
  return waitMs === 0 ? null : Math.ceil(waitMs / 1000);
}

/** Gives back what a successful attempt cost its order, so that a shopper may look as often as they like. */
export async function forgiveAttempt({ keys }: LookUpAttempt): Promise<void> {
  await Promise.all(limiters.filter(({ of }) => of === "order").map(({ limiter }) => limiter.reward(keys.order)));
}

const FLOOR_MS = 250;

/** Runs `work` and answers no earlier than the floor, so that the time tells nothing about the answer. */
export async function inEqualTime<T>(work: () => Promise<T>): Promise<T> {
  const [answer] = await Promise.all([work(), delay(FLOOR_MS)]);
  return answer;
}
