import { db } from "#app/db.server.ts";

import type { OrderWindow } from "./delivery-window.ts";
import { type Moved, movedOf, orderWindowOf } from "./stored-estimate.ts";

/** When an order that is in no parcel yet should leave and arrive; null where nothing has been worked out. */
export async function findOrderEstimate(
  shop: string,
  orderId: string,
): Promise<(OrderWindow & { moved: Moved | null }) | null> {
  const row = await db.orderEstimate.findFirst({ where: { shop, orderId } });
  return row && { ...orderWindowOf(row), moved: movedOf(row) };
}
