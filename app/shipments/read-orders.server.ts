import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";
import { mapAtMost } from "#app/lib/map-at-most.ts";
import { recordOrder } from "#app/orders/record-order.server.ts";

import { fulfillmentNode } from "./fulfillment-node.ts";
import { describeOdd, keepOddOrder } from "./odd-order.server.ts";
import { orderBodyOf, orderNode } from "./order-node.ts";
import { FULFILLMENTS_SHOWN, ORDERS_PAGE, ORDERS_PER_PAGE, PARCELS_SHOWN } from "./orders-page.graphql.ts";
import { applyFulfillmentNode, refreshWholeOrder } from "./refresh-order.server.ts";

/** Each takes a connection of the pool, which must leave room for webhooks and shoppers. */
const ORDERS_AT_ONCE = 4;

const listedOrder = orderNode.extend({ fulfillments: z.array(fulfillmentNode) });
type ListedOrder = z.infer<typeof listedOrder>;

/** All that must be readable for an order to be named. */
const named = z.object({ id: z.string().max(255) }).catch({ id: "" });

const pageAnswer = z.object({
  orders: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
    nodes: z.array(z.unknown()),
  }),
});

export interface PageRead {
  orders: number;
  /** Orders of which something was missing or old. */
  repaired: number;
  /** Orders that could not be read and were kept aside. */
  odd: number;
  /** Where the next page starts; null after the last one. */
  after: string | null;
}

/**
 * Reads one page of a shop's orders into our records, the way webhooks would have told them. An order that
 * nobody can read is kept aside, and the others go on.
 */
export async function readOrdersPage(
  shop: string,
  query: string,
  after: string | null,
  origin: Origin,
): Promise<PageRead> {
  const variables = { query, first: ORDERS_PER_PAGE, after };
  const { orders } = await queryAdmin(shop, ORDERS_PAGE, variables, pageAnswer);
  const read = await mapAtMost(ORDERS_AT_ONCE, orders.nodes, (order) => readOrKeepAside(shop, order, origin));
  const count = (outcome: Outcome) => read.filter((one) => one === outcome).length;
  const { hasNextPage, endCursor } = orders.pageInfo;
  const next = hasNextPage ? (endCursor ?? null) : null;
  return { orders: read.length, repaired: count("repaired"), odd: count("odd"), after: next };
}

type Outcome = "known" | "repaired" | "odd";

async function readOrKeepAside(shop: string, node: unknown, origin: Origin): Promise<Outcome> {
  try {
    return (await readOrder(shop, listedOrder.parse(node), origin)) ? "repaired" : "known";
  } catch (error) {
    const odd = describeOdd(error);
    if (odd === null) throw error;
    await keepOddOrder(shop, named.parse(node).id, odd);
    return "odd";
  }
}

async function readOrder(shop: string, order: ListedOrder, origin: Origin): Promise<boolean> {
  if (isCutOff(order)) return (await refreshWholeOrder(shop, order.id, origin))?.changed ?? false;
  const recorded = await recordOrder(shop, orderBodyOf(order), origin);
  let changed = recorded.changed;
  for (const fulfillment of order.fulfillments) {
    changed = (await applyFulfillmentNode(shop, recorded.orderId, order.id, fulfillment, origin)) || changed;
  }
  return changed;
}

/** Whether the page shows less than there is: long lists, and refunds, which it leaves out. */
function isCutOff(order: ListedOrder): boolean {
  const { fulfillments, lineItems, totalRefundedSet } = order;
  const refunded = Number(totalRefundedSet?.shopMoney.amount ?? 0) > 0;
  const shortened = order.lineItems.nodes.some((line) => line.currentQuantity < line.quantity);
  if (refunded || shortened || lineItems.pageInfo?.hasNextPage) return true;
  return (
    fulfillments.length >= FULFILLMENTS_SHOWN ||
    fulfillments.some(
      (one) =>
        one.trackingInfo.length >= PARCELS_SHOWN ||
        one.events.pageInfo.hasNextPage ||
        one.fulfillmentLineItems.pageInfo.hasNextPage,
    )
  );
}
