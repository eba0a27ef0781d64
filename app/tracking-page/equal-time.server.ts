import { setTimeout as delay } from "node:timers/promises";

const STEP_MS = 250;

/**
 * Runs `work` and answers a quarter of a second after the start, or after the next one when the machine is busy, so
 * that the time tells nothing about the answer.
 */
export async function inEqualTime<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const answer = await work();
  const spent = performance.now() - start;
  await delay(Math.ceil(STEP_MS - (spent % STEP_MS)));
  return answer;
}
