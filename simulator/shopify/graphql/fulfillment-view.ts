import type { World } from "../../world.ts";
import type { Fulfillment, FulfillmentEvent, Order } from "../order.ts";
import { firstTime, latestEvent } from "../order-state.ts";
import { toldOrigin } from "../store.ts";
import { type PageArguments, toConnection, type View } from "./connection.ts";
import { lineView } from "./line-view.ts";
import { findLocation } from "./location-view.ts";
import { moneyBag } from "./values.ts";

/** A fulfillment; `viewOrder` shows the order it belongs to. */
export function fulfillmentView(
  world: World,
  order: Order,
  fulfillment: Fulfillment,
  viewOrder: (world: World, order: Order) => View,
): View {
  const origin = toldOrigin(world.shop, fulfillment);
  return {
    __typename: "Fulfillment",
    id: fulfillment.gid,
    legacyResourceId: fulfillment.id,
    name: fulfillment.name,
    status: fulfillment.status.toUpperCase(),
    displayStatus: displayStatus(fulfillment),
    createdAt: fulfillment.createdAt,
    updatedAt: fulfillment.updatedAt,
    estimatedDeliveryAt: fulfillment.estimatedDeliveryAt,
    inTransitAt: firstTime(fulfillment, ["in_transit", "carrier_picked_up"]),
    deliveredAt: firstTime(fulfillment, ["delivered"]),
    requiresShipping: true,
    totalQuantity: fulfillment.lines.reduce((sum, line) => sum + line.quantity, 0),
    location: () => findLocation(world, fulfillment.locationGid),
    originAddress: origin && {
      ...{ __typename: "FulfillmentOriginAddress", address1: null, address2: null, city: origin.city },
      ...{ countryCode: origin.countryCode, provinceCode: origin.provinceCode ?? null, zip: origin.zip ?? null },
    },
    service: null,
    order: () => viewOrder(world, order),
    trackingInfo: ({ first }: { first?: number | null }) => fulfillment.trackingInfo.slice(0, first ?? undefined),
    events: (args: PageArguments) => toConnection(byTime(fulfillment), args, eventView, (one) => one.id),
    fulfillmentLineItems: (args: PageArguments) =>
      toConnection(
        fulfillment.lines,
        args,
        (sent) => sentLineView(world, order, fulfillment, sent),
        (one) => one.lineGid,
      ),
  };
}

export function eventView(event: FulfillmentEvent): View {
  return {
    __typename: "FulfillmentEvent",
    ...event,
    id: event.gid,
    status: event.status.toUpperCase(),
    address1: null,
    latitude: null,
    longitude: null,
  };
}

function byTime(fulfillment: Fulfillment): FulfillmentEvent[] {
  return [...fulfillment.events].sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime());
}

function sentLineView(
  world: World,
  order: Order,
  fulfillment: Fulfillment,
  sent: { lineGid: string; quantity: number },
): View {
  const line = order.lines.find((one) => one.gid === sent.lineGid);
  const total = moneyBag((line?.priceMinor ?? 0) * sent.quantity, order.currency);
  return {
    __typename: "FulfillmentLineItem",
    id: `gid://shopify/FulfillmentLineItem/${fulfillment.id}${fulfillment.lines.indexOf(sent)}`,
    quantity: sent.quantity,
    originalTotalSet: total,
    discountedTotalSet: total,
    lineItem: () => line && lineView(world, order, line),
  };
}

/** Shopify's word for where a fulfillment is. */
function displayStatus(fulfillment: Fulfillment): string {
  if (fulfillment.status === "cancelled") return "CANCELED";
  return latestEvent(fulfillment)?.status.toUpperCase() ?? "FULFILLED";
}
