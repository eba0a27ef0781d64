import type { CronItem } from "graphile-worker";

import type { JobName } from "#app/jobs/jobs.ts";

/**
 * Every timed task (UTC). Slots are unique in the database: however many workers run, each slot fires once.
 * https://worker.graphile.org/docs/cron
 */
export const SCHEDULE: CronItem[] = [
  every("*/15 * * * *", "order.reconcile-all"),
  every("* * * * *", "message.sweep"),
  every("*/5 * * * *", "promises.settle"),
  every("2 * * * *", "digest.due"),
  every("3,13,23,33,43,53 * * * *", "silence.look"),
  every("37 2 * * *", "gaps.learn-all"),
  every("17 3 * * *", "catalog.sync-all"),
  every("47 3 * * *", "blocks.inform-all"),
  every("37 */6 * * *", "estimates.watch-all"),
  every("7 * * * *", "estimates.refresh-open"),
  every("57 1 * * *", "estimates.learn-all"),
  every("*/10 * * * *", "retention.sweep"),
  every("5,15,25,35,45,55 * * * *", "inbox.pick-up"),
];

function every(match: string, task: JobName): CronItem {
  return { match, task, identifier: task, options: { jobKey: task } };
}
