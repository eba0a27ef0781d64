import { AdminApiError, queryAdmin } from "#app/admin-api.server.ts";
import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { isoDay } from "#app/lib/day.ts";
import { logger } from "#app/logger.server.ts";
import { hasScope } from "#app/shops/scopes.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import type { DeliveryChoice, OrderNote } from "#app/tracking/delivery-choice.ts";

import { metafieldAnswer, orderMetafield } from "./order-metafield.ts";
import { SET_ORDER_METAFIELD } from "./order-metafield.graphql.ts";

/**
 * Writes the newest request of each parcel onto the order in Shopify, and notes what came of it. Without the
 * optional permission nothing is written, and that is noted too.
 * @throws Error when Shopify does not answer: the job is tried again
 */
export async function writeOrder(shop: string, orderId: string): Promise<OrderNote | null> {
  const order = await findWithRequests(shop, orderId);
  if (!order || order.requests.length === 0) return null;
  const vault = await openVault(shop);
  const noted = order.requests.map((request) => {
    const parcel = order.shipments.find(({ id }) => id === request.shipmentId);
    return {
      ...{ trackingNumber: parcel?.number ?? "", carrier: parcel?.carrier ?? "", attempt: request.cycle },
      ...{ choice: request.choice as DeliveryChoice, day: request.day && isoDay(request.day) },
      note: request.textSealed && vault.unseal("DeliveryRequest.textSealed", request.textSealed),
      statedAt: request.madeAt,
    };
  });
  const outcome = (await hasScope(shop, "write_orders"))
    ? await write(shop, orderMetafield(order.gid, noted))
    : "no_permission";
  const ids = order.requests.map(({ id }) => id);
  await db.deliveryRequest.updateMany({ where: { shop, id: { in: ids } }, data: { orderNote: outcome } });
  // Two such jobs may overlap, and the older words must not be the last to arrive: whoever sees others now writes anew.
  const now = await findWithRequests(shop, orderId);
  if (stateOf(now) !== stateOf(order)) {
    await enqueue(db, "delivery.write", { shop, orderId }, { key: `delivery.write|${orderId}` });
  }
  return outcome;
}

function findWithRequests(shop: string, orderId: string) {
  return db.order.findFirst({
    where: { shop, id: orderId },
    include: {
      requests: { orderBy: [{ madeAt: "desc" }, { id: "desc" }], distinct: ["shipmentId"] },
      shipments: { select: { id: true, number: true, carrier: true } },
    },
  });
}

/** Which requests, and whether their words are still there. */
function stateOf(order: Awaited<ReturnType<typeof findWithRequests>>): string {
  return (order?.requests ?? []).map(({ id, textSealed }) => `${id} ${textSealed !== null}`).join();
}

async function write(shop: string, metafield: ReturnType<typeof orderMetafield>): Promise<OrderNote> {
  try {
    const answer = await queryAdmin(shop, SET_ORDER_METAFIELD, { metafields: [metafield] }, metafieldAnswer);
    const errors = answer.metafieldsSet?.userErrors;
    if (!errors || errors.some(({ code }) => code === "APP_NOT_AUTHORIZED")) return "no_permission";
    if (errors.length === 0) return "written";
    logger.warn({ shop, codes: errors.map(({ code }) => code) }, "order metafield refused");
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    logger.warn({ shop, err: error }, "order metafield refused");
  }
  return "refused";
}
