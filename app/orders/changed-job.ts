import type { JobPayload } from "#app/jobs/jobs.ts";

/** Quick successions become one job; a webhook's job is never replaced by a backfill's. */
export function changedJobKey({ orderId, origin }: JobPayload<"order.changed">): string {
  return `order.changed|${origin}|${orderId}`;
}
