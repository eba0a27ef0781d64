import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";
import { recordOrder } from "#app/orders/record-order.server.ts";

import { applyFulfillment } from "./apply-fulfillment.server.ts";
import { FULFILLMENT_BY_ID } from "./fulfillment-by-id.graphql.ts";
import { eventBodiesOf, fulfillmentBodyOf, fulfillmentNode, type FulfillmentNode } from "./fulfillment-node.ts";
import { ORDER_BY_ID } from "./order-by-id.graphql.ts";
import { orderBodyOf, orderNode } from "./order-node.ts";

const orderAnswer = z.object({
  order: orderNode.extend({ fulfillments: z.array(z.object({ id: z.string() })) }).nullable(),
});
const fulfillmentAnswer = z.object({ fulfillment: fulfillmentNode.nullable() });

/**
 * Asks Shopify for an order and all its fulfillments, and records them the way webhooks are recorded.
 * @returns our id of the order; null when Shopify has no such order (any more)
 */
export async function refreshOrder(shop: string, orderGid: string, origin: Origin): Promise<string | null> {
  return (await refreshWholeOrder(shop, orderGid, origin))?.orderId ?? null;
}

/** Like {@link refreshOrder}; also tells whether anything became different. */
export async function refreshWholeOrder(
  shop: string,
  orderGid: string,
  origin: Origin,
): Promise<{ orderId: string; changed: boolean } | null> {
  const { order } = await queryAdmin(shop, ORDER_BY_ID, { id: orderGid }, orderAnswer);
  if (!order) return null;
  const recorded = await recordOrder(shop, orderBodyOf(order), origin);
  let changed = recorded.changed;
  for (const { id } of order.fulfillments) {
    const { fulfillment } = await queryAdmin(shop, FULFILLMENT_BY_ID, { id }, fulfillmentAnswer);
    if (!fulfillment) continue;
    changed = (await applyFulfillmentNode(shop, recorded.orderId, orderGid, fulfillment, origin)) || changed;
  }
  return { orderId: recorded.orderId, changed };
}

/** @returns whether anything became different */
export function applyFulfillmentNode(
  shop: string,
  orderId: string,
  orderGid: string,
  node: FulfillmentNode,
  origin: Origin,
): Promise<boolean> {
  const body = fulfillmentBodyOf(orderGid, node);
  return applyFulfillment(shop, orderId, body, eventBodiesOf(orderGid, node), origin);
}
