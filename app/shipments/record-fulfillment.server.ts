import { db } from "#app/db.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";

import { applyFulfillment } from "./apply-fulfillment.server.ts";
import type { FulfillmentBody } from "./fulfillment-body.ts";
import { refreshOrder } from "./refresh-order.server.ts";

/**
 * Records a fulfillment as a body tells it. When its order is not known yet, Shopify is asked for the order
 * first.
 * @returns whether anything became different; null when Shopify has no such order
 */
export async function recordFulfillment(shop: string, body: FulfillmentBody, origin: Origin): Promise<boolean | null> {
  const known = await db.order.findUnique({
    where: { shop_gid: { shop, gid: body.orderGid } },
    select: { id: true },
  });
  const orderId = known?.id ?? (await refreshOrder(shop, body.orderGid, origin));
  if (orderId === null) return null;
  return applyFulfillment(shop, orderId, body, [], origin);
}
