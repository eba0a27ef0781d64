import { z } from "zod";

import { gidText, instant, optionalInstant, optionalKeyText, optionalText, text } from "#app/lib/body-value.ts";
import { webAddress } from "#app/lib/web-address.ts";

import type { FulfillmentBody } from "./fulfillment-body.ts";
import type { FulfillmentEventBody } from "./fulfillment-event-body.ts";
import { originAddressNode, originOf } from "./fulfillment-origin.ts";
import { distinctParcels } from "./parcel.ts";

const pageInfo = z.object({ hasNextPage: z.boolean() });

const eventNode = z.object({
  id: gidText,
  status: text,
  message: optionalText,
  happenedAt: instant,
  city: optionalText,
  province: optionalText,
  country: optionalText,
  estimatedDeliveryAt: optionalInstant,
});

/** A fulfillment as the Admin API tells it. */
export const fulfillmentNode = z.object({
  id: gidText,
  name: optionalText,
  status: text,
  displayStatus: optionalText,
  createdAt: instant,
  updatedAt: instant,
  inTransitAt: optionalInstant,
  deliveredAt: optionalInstant,
  estimatedDeliveryAt: optionalInstant,
  originAddress: originAddressNode,
  trackingInfo: z.array(z.object({ company: optionalKeyText, number: optionalKeyText, url: optionalText })),
  fulfillmentLineItems: z.object({
    nodes: z.array(z.object({ quantity: z.number().int().nullish(), lineItem: z.object({ id: gidText }) })),
    pageInfo,
  }),
  events: z.object({ nodes: z.array(eventNode), pageInfo }),
});

export type FulfillmentNode = z.infer<typeof fulfillmentNode>;

/** The same fulfillment as a webhook's body would tell it. */
export function fulfillmentBodyOf(orderGid: string, node: FulfillmentNode): FulfillmentBody {
  const parcels = node.trackingInfo.map(({ company, number, url }) => ({
    carrier: company ?? "",
    number: number ?? "",
    url: webAddress(url),
  }));
  return {
    gid: node.id,
    orderGid,
    name: node.name,
    state: node.status.toLowerCase(),
    createdAt: node.createdAt,
    updatedAt: node.updatedAt,
    parcels: distinctParcels(parcels.length > 0 ? parcels : [{ carrier: "", number: "", url: null }]),
    shipmentStatus: node.displayStatus,
    shipmentStatusAt: sinceOf(node),
    estimatedAt: node.estimatedDeliveryAt,
    // Which location it is would take `read_locations`: webhooks tell it without.
    origin: originOf(null, node.originAddress),
    lines: node.fulfillmentLineItems.nodes.map((line) => ({
      lineGid: line.lineItem.id,
      quantity: line.quantity ?? 0,
    })),
  };
}

function sinceOf({ displayStatus, deliveredAt, inTransitAt }: FulfillmentNode): Date | null {
  if (displayStatus === "DELIVERED") return deliveredAt;
  return displayStatus === "IN_TRANSIT" ? inTransitAt : null;
}

/** Its events as webhooks would have told them: the same event has the same id both ways. */
export function eventBodiesOf(orderGid: string, node: FulfillmentNode): FulfillmentEventBody[] {
  return node.events.nodes.map(({ id, province, estimatedDeliveryAt, ...event }) => ({
    ...event,
    gid: id,
    orderGid,
    fulfillmentGid: node.id,
    region: province,
    estimatedAt: estimatedDeliveryAt,
  }));
}
