import type { Db } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";

import type { EventRow } from "./event-row.ts";

/**
 * Adds events to a fulfillment; known ones stay as they are.
 * @returns how many were new
 */
export async function appendEvents(
  tx: Db,
  shop: string,
  fulfillmentId: string,
  rows: readonly EventRow[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const data = rows.map((row) => ({ ...row, shop, fulfillmentId }));
  const added = await tx.trackingEvent.createManyAndReturn({
    data,
    skipDuplicates: true,
    select: { status: true, rawStatus: true },
  });
  for (const { status, rawStatus } of added) {
    if (status === "unknown" && rawStatus !== "") {
      logger.warn({ shop, counter: "carriers.unknown_status", code: rawStatus.slice(0, 60) }, "unknown carrier code");
    }
  }
  return added.length;
}
