import { expect, it } from "vitest";

import { jobs } from "#app/jobs/jobs.ts";

import { SCHEDULE } from "./schedule.ts";
import { sharesOf } from "./shares.ts";

const tasks = Object.fromEntries(Object.keys(jobs).map((name) => [name, () => undefined]));

it("gives every job to one share, and every timer to that of its task", () => {
  const [quick, long] = sharesOf(tasks, 8);
  expect([...Object.keys(quick.tasks), ...Object.keys(long.tasks)].sort()).toEqual(Object.keys(jobs).sort());
  expect(SCHEDULE.every(({ task }) => task in quick.tasks)).toBe(true);
  expect([quick.crontab, long.crontab]).toEqual([SCHEDULE, []]);
});

it("keeps a slot free of long jobs, however few there are", () => {
  const slots = (all: number) => sharesOf(tasks, all).map((share) => share.slots);
  expect([1, 2, 8, 64].map(slots)).toEqual([[1, 1], [1, 1], [6, 2], [48, 16]]); // prettier-ignore
});

it("leaves what may take an hour to the long share", () => {
  const [quick] = sharesOf(tasks, 8);
  const names = Object.keys(quick.tasks) as (keyof typeof jobs)[];
  expect(names.filter((name) => jobs[name].timeoutMs >= 3_600_000)).toEqual([]);
});
