import { setTimeout as sleep } from "node:timers/promises";

import { expect, it } from "vitest";

import { finishSteps, type Steps, takeTurns } from "./steps.ts";

function* work(rounds: number): Steps<number> {
  let sum = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const until = performance.now() + 5; performance.now() < until;) sum += 0;
    sum += round;
    yield round % 10 === 0 ? round / rounds : undefined;
  }
  return sum;
}

it("others get their turn, and the result is the same as in one go", async () => {
  const shares: number[] = [];
  let isOver = false;
  let turns = 0;
  const others = (async () => {
    while (!isOver) {
      await sleep(0);
      turns += 1;
    }
  })();
  const result = await takeTurns(work(40), (share) => Promise.resolve(void shares.push(share)));
  isOver = true;
  await others;
  expect(result).toBe(finishSteps(work(40)));
  expect(shares).toEqual([0, 0.25, 0.5, 0.75]);
  expect(turns).toBeGreaterThan(4);
});

it("work that nobody waits for any more ends at its next turn", async () => {
  const over = new AbortController();
  const shares: number[] = [];
  const stop = (share: number) => Promise.resolve(void (shares.push(share), over.abort(new Error("too late"))));
  await expect(takeTurns(work(40), stop, over.signal)).rejects.toThrow("too late");
  expect(shares).toEqual([0]);
  await expect(takeTurns(work(40), stop, over.signal)).rejects.toThrow("too late");
});
