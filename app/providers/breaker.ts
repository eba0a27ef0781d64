/** What the calls of one account came to lately, second by second: `good` is any answer of a healthy provider. */
export interface CallTally {
  /** In the order of time; `second` counts from 1970. */
  seconds: readonly { second: number; good: number; bad: number }[];
  /** Failures since the last success. */
  badInARow: number;
}

export const NO_CALLS: CallTally = { seconds: [], badInARow: 0 };

const WINDOW_SECONDS = 30;
const LEAST_CALLS = 20;
const WORST_SHARE = 0.5;
/** So many calls an account may take on while none has succeeded lately: an outage must not cost a whole pool. */
const FIRST_CALLS = 10;

/**
 * @param now milliseconds since 1970
 * @param weight how much a failure counts
 */
export function countCall({ seconds, badInARow }: CallTally, good: boolean, now: number, weight = 1): CallTally {
  const second = Math.floor(now / 1_000);
  const recent = within(seconds, now);
  const last = recent.at(-1);
  const isSame = last?.second === second;
  const { good: goods, bad: bads } = isSame ? last : { good: 0, bad: 0 };
  const counted = { second, good: goods + (good ? 1 : 0), bad: bads + (good ? 0 : weight) };
  return { seconds: [...(isSame ? recent.slice(0, -1) : recent), counted], badInARow: good ? 0 : badInARow + weight };
}

/**
 * Whether the account is to be left alone: at least 20 calls within 30 seconds, half of them failed; or 20 failures one
 * after another, however long they took, and no success within 30 seconds. A provider that lets every call run into its time limit fails too slowly for
 * any window.
 */
export function shouldOpen(tally: CallTally, now: number): boolean {
  const { good, bad } = sums(tally, now);
  if (good === 0 && tally.badInARow >= LEAST_CALLS) return true;
  return good + bad >= LEAST_CALLS && bad >= (good + bad) * WORST_SHARE;
}

/**
 * How many calls an account may have under way: ten to begin with, one more for every success of the last 30
 * seconds, up to `most`. Failures that no success has followed count against it, so that about 20 calls run into a
 * provider that is down before the breaker opens.
 */
export function callsAllowed(tally: CallTally, now: number, most: number): number {
  const { good } = sums(tally, now);
  return Math.max(1, Math.min(most, FIRST_CALLS + good) - tally.badInARow);
}

function sums({ seconds }: CallTally, now: number) {
  const sum = { good: 0, bad: 0 };
  for (const { good, bad } of within(seconds, now)) {
    sum.good += good;
    sum.bad += bad;
  }
  return sum;
}

function within(seconds: CallTally["seconds"], now: number) {
  const oldest = Math.floor(now / 1_000) - WINDOW_SECONDS;
  return seconds.filter(({ second }) => second > oldest);
}
