import { RateLimiterMemory } from "rate-limiter-flexible";

import { env } from "#app/env.server.ts";
import { keyedHash } from "#app/lib/seal.ts";

import { createCounter } from "./counter.server.ts";
import { type LimitName, LIMITS, PAGE_VIEWS } from "./limits.ts";
import { addressKey, orderKey } from "./look-up-keys.ts";

const NAMES = Object.keys(LIMITS) as LimitName[];
const counters = NAMES.map((name) => ({ name, counter: createCounter(name, LIMITS[name]) }));

const secret = Buffer.from(env.MASTER_KEY, "base64");

/** One try, by the counters it is counted on. */
export interface LookUpAttempt {
  keys: { [name in LimitName]: string | null };
}

/**
 * Names the counters of one try by what was typed alone, never by what it finds. Keys are hashes: no address and
 * no number is stored.
 */
export function attemptOf(
  shop: string,
  typed: { order: string; isTracking: boolean },
  request: Request,
): LookUpAttempt {
  const key = (kind: string, text: string) => keyedHash(secret, `look-up|${kind}|${shop}`, text).toString("base64url");
  const from = addressKey(request.headers.get("X-Forwarded-For"));
  // Without an address everybody would be counted as one.
  const address = from === "" ? null : key("address", from);
  const order = orderKey(typed.order);
  const shopKey = key("shop", "");
  return {
    keys: {
      address,
      trackingAddress: typed.isTracking ? address : null,
      order: order === "" ? null : key("order", order),
      trackingShop: typed.isTracking ? shopKey : null,
      shop: shopKey,
    },
  };
}

/** Counts a try, until one limit stops it. @returns seconds to wait when there were too many, else null */
export async function countAttempt({ keys }: LookUpAttempt): Promise<number | null> {
  for (const { name, counter } of counters) {
    const key = keys[name];
    const wait = key === null ? null : await counter.count(key);
    if (wait !== null) return wait;
  }
  return null;
}

/** Gives back what a hit cost, so that honest shoppers may look as often as they like; a miss does the same work. */
export async function settleAttempt({ keys }: LookUpAttempt, isHit: boolean): Promise<void> {
  await Promise.all(
    counters.map(async ({ name, counter }) => {
      const key = keys[name];
      if (key !== null) await counter.giveBack(key, isHit ? 1 : 0);
    }),
  );
}

const views = new RateLimiterMemory({ points: PAGE_VIEWS.points, duration: PAGE_VIEWS.seconds });

/**
 * Counts an opening of one page, in this process only: a link that is known needs no guarding, the machine does.
 * @param page the link's token, or the order a look-up has opened
 * @returns whether it was one too many
 */
export async function isViewedTooOften(shop: string, page: string): Promise<boolean> {
  return views.consume(`${shop}|${page.slice(0, 80)}`).then(
    () => false,
    () => true,
  );
}
