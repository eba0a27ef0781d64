import { setTimeout as delay } from "node:timers/promises";

import { createPace } from "./pace.ts";

const pace = createPace();

/** Runs `work` and holds its answer back, so that the time tells nothing about it: a quarter of a second at least. */
export async function inEqualTime<T>(work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const answer = await work();
  const end = performance.now();
  const leaveAt = pace.leaveAt(end - start, end);
  await delay(Math.ceil(start + leaveAt - performance.now()));
  return answer;
}
