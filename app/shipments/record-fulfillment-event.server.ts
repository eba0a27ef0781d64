import type { Fulfillment } from "@prisma/client";

import { db, transaction } from "#app/db.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";

import { appendEvents } from "./append-events.server.ts";
import { eventRow } from "./event-row.ts";
import type { FulfillmentEventBody } from "./fulfillment-event-body.ts";
import { refold } from "./refold.server.ts";
import { refreshOrder } from "./refresh-order.server.ts";

/**
 * Records an event and derives the parcels of its fulfillment afresh, in one transaction. An event of a
 * fulfillment we do not know makes us ask Shopify for the order first.
 * @returns whether the event was news; null when Shopify has no such order
 * @throws Error when Shopify has the order but does not show the fulfillment yet: try again later
 */
export async function recordFulfillmentEvent(
  shop: string,
  body: FulfillmentEventBody,
  origin: Origin,
): Promise<boolean | null> {
  const where = { shop_gid: { shop, gid: body.fulfillmentGid } };
  let fulfillment = await db.fulfillment.findUnique({ where });
  if (!fulfillment) {
    if ((await refreshOrder(shop, body.orderGid, origin)) === null) return null;
    fulfillment = await db.fulfillment.findUnique({ where });
    if (!fulfillment) throw new Error(`Shopify does not show ${body.fulfillmentGid} yet`);
  }
  return appendAndRefold(fulfillment, body, origin);
}

function appendAndRefold(known: Fulfillment, body: FulfillmentEventBody, origin: Origin): Promise<boolean> {
  const now = new Date();
  return transaction(async (tx) => {
    await tx.$queryRaw`select 1 from "Fulfillment" where id = ${known.id}::uuid for update`;
    const added = await appendEvents(tx, known.shop, known.id, [eventRow(body, now)]);
    if (added === 0) return false;
    const fulfillment = await tx.fulfillment.findUniqueOrThrow({ where: { id: known.id } });
    await refold(tx, fulfillment, new Set(), origin, now);
    return true;
  });
}
