import { setTimeout as sleep } from "node:timers/promises";

/**
 * Asks again and again until the answer is there.
 * @throws Error naming what was waited for, after `timeoutMs`
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | null | undefined | false | Promise<T | null | undefined | false>,
  timeoutMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs / 1_000} s in vain for ${what}`);
    await sleep(100);
  }
}
