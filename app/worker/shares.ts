import type { CronItem, TaskList } from "graphile-worker";

import { isLong, type JobName } from "#app/jobs/jobs.ts";

import { SCHEDULE } from "./schedule.ts";

/** What one of the worker's runners does. */
export interface Share {
  tasks: TaskList;
  /** Jobs it runs at once. */
  slots: number;
  crontab: CronItem[];
}

/**
 * Long jobs have a quarter of the slots and never more, however many of them wait: a shop that reads its past, and a
 * replay of ninety days, must not keep a webhook or a message waiting for an hour. Each share has a slot at least.
 * @param slots jobs this process may run at once
 */
export function sharesOf(tasks: TaskList, slots: number): [quick: Share, long: Share] {
  const forLong = Math.max(1, Math.floor(slots / 4));
  const of = (long: boolean) =>
    Object.fromEntries(Object.entries(tasks).filter(([name]) => isLong(name as JobName) === long));
  return [
    // Timers are quick, and need one clock only.
    { tasks: of(false), slots: Math.max(1, slots - forLong), crontab: SCHEDULE },
    { tasks: of(true), slots: forLong, crontab: [] },
  ];
}
