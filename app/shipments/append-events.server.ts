import type { Sql } from "#app/lib/prepared-sql.server.ts";
import { timeOrderedId } from "#app/lib/time-ordered-id.ts";
import { logger } from "#app/logger.server.ts";

import type { EventRow } from "./event-row.ts";

/**
 * Adds events to a fulfillment; known ones stay as they are.
 * @returns how many were new
 */
export async function appendEvents(
  tx: Sql,
  shop: string,
  fulfillmentId: string,
  rows: readonly EventRow[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const now = new Date();
  const data = JSON.stringify(rows.map((row) => ({ ...row, id: timeOrderedId(now) })));
  const added = await tx.$queryRaw<{ status: string; rawStatus: string }[]>`
    insert into "TrackingEvent" (id, shop, "fulfillmentId", source, "dedupeKey", status, reason, "rawStatus", message,
                                 "happenedAt", clamped, "recordedAt", city, region, country, "estimatedAt")
    select e.id, ${shop}, ${fulfillmentId}::uuid, e.source, e."dedupeKey", e.status, e.reason, e."rawStatus", e.message,
           e."happenedAt", e.clamped, e."recordedAt", e.city, e.region, e.country, e."estimatedAt"
      from jsonb_to_recordset(${data}::jsonb)
           as e(id uuid, source text, "dedupeKey" text, status text, reason text, "rawStatus" text, message text,
                "happenedAt" timestamptz, clamped boolean, "recordedAt" timestamptz, city text, region text,
                country text, "estimatedAt" timestamptz)
    on conflict do nothing
    returning status, "rawStatus"`;
  for (const { status, rawStatus } of added) {
    if (status === "unknown" && rawStatus !== "") {
      logger.warn({ shop, counter: "carriers.unknown_status", code: rawStatus.slice(0, 60) }, "unknown carrier code");
    }
  }
  return added.length;
}
