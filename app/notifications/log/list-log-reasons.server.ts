import { db } from "#app/db.server.ts";
import { describeReason } from "#app/notifications/reason.ts";

import { type LogDays, sinceOf } from "./log-filter.ts";

/** The reasons that occur among the shop's messages of these days, the most frequent first. */
export async function listLogReasons(
  shop: string,
  days: LogDays,
  now: Date,
): Promise<{ value: string; label: string }[]> {
  const since = sinceOf(days, now);
  const groups = await db.message.groupBy({
    by: ["reason"],
    where: { shop, reason: { not: null }, ...(since ? { createdAt: { gte: since } } : {}) },
    _count: { _all: true },
    orderBy: { _count: { reason: "desc" } },
  });
  return groups.flatMap(({ reason, _count }) =>
    reason === null ? [] : [{ value: reason, label: `${nameOf(reason)} (${_count._all.toLocaleString("en-US")})` }],
  );
}

function nameOf(reason: string): string {
  const rest = describeReason(reason).replace(/^(Not sent|Waits): /, "").replace(/\.$/, ""); // prettier-ignore
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}
