import { afterEach, expect, it, vi } from "vitest";

import type { JobHelpers } from "graphile-worker";

import { jobs } from "#app/jobs/jobs.ts";

import { handlers, type Run } from "./handlers.server.ts";
import { taskList } from "./run-job.server.ts";

afterEach(() => void vi.useRealTimers());

it("a job whose time is over counts as failed, and is told so", async () => {
  vi.useFakeTimers();
  let run: Run | undefined;
  const sweep = vi.spyOn(handlers, "message.sweep").mockImplementation((_, given) => {
    run = given;
    return new Promise(() => undefined);
  });
  const helpers = { job: { id: "1", attempts: 1, max_attempts: 3 } } as JobHelpers;
  const task = taskList(new AbortController().signal, new Set())["message.sweep"];
  const outcome = expect(task?.({}, helpers)).rejects.toThrow("Not done within 60000 ms");
  await vi.advanceTimersByTimeAsync(jobs["message.sweep"].timeoutMs - 1);
  expect(run?.overtime.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await outcome;
  expect(run?.overtime.aborted).toBe(true);
  sweep.mockRestore();
});
