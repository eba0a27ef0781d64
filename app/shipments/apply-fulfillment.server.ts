import type { Fulfillment } from "@prisma/client";

import { type Db, transaction } from "#app/db.server.ts";
import type { Origin } from "#app/jobs/jobs.ts";

import { appendEvents } from "./append-events.server.ts";
import { applyParcels } from "./apply-parcels.server.ts";
import { echoRow, eventRow } from "./event-row.ts";
import type { FulfillmentBody } from "./fulfillment-body.ts";
import type { FulfillmentEventBody } from "./fulfillment-event-body.ts";
import { isSameOrigin, knownOrigin } from "./fulfillment-origin.ts";
import { refold } from "./refold.server.ts";

const NOTHING = { touched: new Set<string>(), replaced: false };

/**
 * Writes a fulfillment of a known order, with events if they came along, and derives its parcels afresh:
 * all in one transaction. A body older than the newest one applied adds events, and where it left from if
 * nothing newer told that.
 * @returns whether anything became different
 */
export async function applyFulfillment(
  shop: string,
  orderId: string,
  body: FulfillmentBody,
  events: readonly FulfillmentEventBody[],
  origin: Origin,
): Promise<boolean> {
  const now = new Date();
  return transaction(async (tx) => {
    const { fulfillment, isNew } = await findOrCreate(tx, shop, orderId, body);
    const isStale = body.updatedAt < fulfillment.sourceUpdatedAt;
    const key = { shop, orderId, fulfillmentId: fulfillment.id };
    const { touched, replaced } = isStale ? NOTHING : await applyParcels(tx, key, body, now);
    const current = isNew ? fulfillment : await update(tx, fulfillment, body, isStale);
    // Right after a number was edited away, Shopify's word is still about the parcel that bore it.
    const echo = isStale || replaced ? null : echoRow(body, now);
    const rows = [...events.map((event) => eventRow(event, now)), ...(echo ? [echo] : [])];
    const added = await appendEvents(tx, shop, fulfillment.id, rows);
    const changed = await refold(tx, current, touched, origin, now);
    return isNew || changed > 0 || (added > 0 && events.length > 0);
  });
}

async function update(tx: Db, fulfillment: Fulfillment, body: FulfillmentBody, isStale: boolean) {
  const news = { state: body.state, name: body.name, sourceUpdatedAt: body.updatedAt };
  const data = isStale ? knownOrigin(body.origin, fulfillment) : { ...news, ...knownOrigin(fulfillment, body.origin) };
  if (isStale && isSameOrigin(data, fulfillment)) return fulfillment;
  return tx.fulfillment.update({ where: { id: fulfillment.id }, data });
}

/** Locks the row, so that a fulfillment's webhooks wait for each other. */
async function findOrCreate(tx: Db, shop: string, orderId: string, body: FulfillmentBody) {
  const { gid, name, state, createdAt, updatedAt, origin } = body;
  const [created] = await tx.fulfillment.createManyAndReturn({
    data: [{ shop, orderId, gid, name, state, createdAt, sourceUpdatedAt: updatedAt, ...origin }],
    skipDuplicates: true,
  });
  if (created) return { fulfillment: created, isNew: true };
  await tx.$queryRaw`select 1 from "Fulfillment" where shop = ${shop} and gid = ${gid} for update`;
  const fulfillment = await tx.fulfillment.findUniqueOrThrow({ where: { shop_gid: { shop, gid } } });
  return { fulfillment, isNew: false };
}
