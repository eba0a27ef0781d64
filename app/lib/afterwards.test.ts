import { expect, it } from "vitest";

import { afterwards, finishAfterwards, hurryOnFinish } from "./afterwards.ts";

it("a stop waits for work behind the answers, and for nothing when there is none", async () => {
  let finish: () => void = () => undefined;
  const failed: unknown[] = [];
  afterwards(new Promise<void>((resolve) => (finish = resolve)), (error) => failed.push(error));
  afterwards(Promise.reject(new Error("lost")), (error) => failed.push(error));
  let stopped = false;
  const stop = finishAfterwards().then(() => (stopped = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(stopped).toBe(false);
  finish();
  await stop;
  expect(failed).toMatchObject([{ message: "lost" }]);
  await finishAfterwards();
});

it("a stop hurries what takes its time", async () => {
  let finish: () => void = () => undefined;
  afterwards(new Promise<void>((resolve) => (finish = resolve)), () => undefined);
  hurryOnFinish(() => finish());
  await finishAfterwards();
});
