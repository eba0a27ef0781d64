import { setTimeout as sleep } from "node:timers/promises";

/** One call; resolves when its whole answer has come. @throws Error when the answer is not the expected one */
export type Ask = () => Promise<unknown>;

/** Calls as fast as the answers come, over so many connections, for so long. @returns milliseconds of each call */
export async function pressLoad(ask: Ask, load: { connections: number; seconds: number }): Promise<number[]> {
  const times: number[] = [];
  const endsAt = performance.now() + load.seconds * 1_000;
  const caller = async () => {
    while (performance.now() < endsAt) {
      const startedAt = performance.now();
      await ask();
      times.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: load.connections }, caller));
  return times;
}

/**
 * Calls at an even pace, whether or not the answers keep up, as visitors do: who must wait for those before
 * them is counted from the moment they came.
 * @returns milliseconds of each call
 */
export async function paceLoad(ask: Ask, load: { perSecond: number; seconds: number }): Promise<number[]> {
  const startsAt = performance.now();
  const calls: Promise<number>[] = [];
  for (let index = 0; index < load.perSecond * load.seconds; index += 1) {
    const dueAt = startsAt + (index * 1_000) / load.perSecond;
    const early = dueAt - performance.now();
    if (early > 0) await sleep(early);
    // A timer that fires a little early or late must not look like the server's time.
    const askedAt = Math.max(dueAt, performance.now() - TIMER_SLACK_MS);
    calls.push(ask().then(() => performance.now() - askedAt));
  }
  return Promise.all(calls);
}

/** Node's timers are this coarse. */
const TIMER_SLACK_MS = 1;
