import { z } from "zod";

import { placeOf } from "../carriers/places.ts";
import { isEventStatus, SCANS } from "../carriers/scans.ts";
import { addFulfillmentEvent } from "../shopify/fulfill-order.ts";
import { findFulfillment } from "../shopify/store.ts";
import type { World } from "../world.ts";

const word = z.string().optional().catch(undefined);
const scanSchema = z.object({
  fulfillment: z.string(),
  next: word,
  status: word,
  city: word,
  message: word,
  expectedOn: word,
});

/** A scan by hand. Returns what to tell whoever pushed it. */
export function pushScan(world: World, body: unknown): string {
  const scan = scanSchema.safeParse(body).data;
  const found = scan && findFulfillment(world.shop, scan.fulfillment);
  const status = scan?.next ?? scan?.status ?? "";
  if (!found || !isEventStatus(status)) return "There is no such parcel or status.";
  const { order, fulfillment } = found;
  const usual = placeOf(world.shop, order, SCANS[status].place);
  const expected = scan.expectedOn ? new Date(`${scan.expectedOn}T18:00:00Z`) : undefined;
  addFulfillmentEvent(world, fulfillment.gid, {
    status,
    message: scan.message || SCANS[status].message,
    ...usual,
    ...(scan.city ? { city: scan.city } : {}),
    estimatedDeliveryAt: expected && !Number.isNaN(expected.getTime()) ? expected : undefined,
  });
  return `Order ${order.name}: ${SCANS[status].label}.`;
}
