import { type Fulfillment, Prisma } from "@prisma/client";

import type { Origin } from "#app/jobs/jobs.ts";
import { columnsOf } from "#app/lib/prepared-sql.server.ts";
import { sql, sqlTransaction } from "#app/sql.server.ts";

import { appendEvents } from "./append-events.server.ts";
import { eventRow } from "./event-row.ts";
import type { FulfillmentEventBody } from "./fulfillment-event-body.ts";
import { refold } from "./refold.server.ts";
import { refreshOrder } from "./refresh-order.server.ts";

const COLUMNS = columnsOf(Prisma.FulfillmentScalarFieldEnum, "f");
type Known = Pick<Fulfillment, "id" | "shop">;

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
  let fulfillment = await findFulfillment(shop, body.fulfillmentGid);
  if (!fulfillment) {
    if ((await refreshOrder(shop, body.orderGid, origin)) === null) return null;
    fulfillment = await findFulfillment(shop, body.fulfillmentGid);
    if (!fulfillment) throw new Error(`Shopify does not show ${body.fulfillmentGid} yet`);
  }
  return appendAndRefold(fulfillment, body, origin);
}

async function findFulfillment(shop: string, gid: string): Promise<Known | null> {
  const rows = await sql.$queryRaw<Known[]>`select id, shop from "Fulfillment" where shop = ${shop} and gid = ${gid}`;
  return rows[0] ?? null;
}

function appendAndRefold(known: Known, body: FulfillmentEventBody, origin: Origin): Promise<boolean> {
  const now = new Date();
  return sqlTransaction(async (tx) => {
    const [fulfillment] = await tx.$queryRaw<Fulfillment[]>`
      select ${COLUMNS} from "Fulfillment" f where f.id = ${known.id}::uuid for update`;
    if (!fulfillment) throw new Error("The fulfillment has just been deleted");
    const added = await appendEvents(tx, known.shop, known.id, [eventRow(body, now)]);
    if (added === 0) return false;
    await refold(tx, fulfillment, new Set(), origin, now);
    return true;
  });
}
