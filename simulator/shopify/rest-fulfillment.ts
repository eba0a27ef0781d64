import type { Fulfillment, FulfillmentEvent, Order } from "./order.ts";
import { shipmentStatus } from "./order-state.ts";
import { restLine } from "./rest-lines.ts";
import { instant, numeric, restAddress } from "./rest-values.ts";
import { type ShopStore, toldOrigin } from "./store.ts";

/** The body of `fulfillments/create` and `fulfillments/update`. */
export function restFulfillment(shop: ShopStore, order: Order, fulfillment: Fulfillment) {
  return {
    ...fulfillmentFacts(shop, order, fulfillment),
    email: order.email,
    destination: order.shippingAddress && restAddress(order.shippingAddress),
  };
}

/** As it is listed inside an order. */
export function fulfillmentFacts(shop: ShopStore, order: Order, fulfillment: Fulfillment) {
  const first = fulfillment.trackingInfo[0];
  const origin = toldOrigin(shop, fulfillment);
  const urls = fulfillment.trackingInfo.flatMap((parcel) => (parcel.url ? [parcel.url] : []));
  return {
    id: numeric(fulfillment.id),
    order_id: numeric(order.id),
    status: fulfillment.status,
    created_at: instant(fulfillment.createdAt, shop.timezone),
    service: "manual",
    updated_at: instant(fulfillment.updatedAt, shop.timezone),
    tracking_company: first?.company ?? null,
    shipment_status: shipmentStatus(fulfillment),
    location_id: numeric(fulfillment.locationGid),
    origin_address: origin && {
      ...{ address1: null, city: origin.city, zip: origin.zip ?? null },
      ...{ province_code: origin.provinceCode ?? null, country_code: origin.countryCode },
    },
    line_items: fulfillment.lines.flatMap((sent) => {
      const line = order.lines.find((one) => one.gid === sent.lineGid);
      return line ? [restLine(order, line, sent.quantity)] : [];
    }),
    tracking_number: first?.number ?? null,
    tracking_numbers: fulfillment.trackingInfo.map((parcel) => parcel.number),
    tracking_url: urls[0] ?? null,
    tracking_urls: urls,
    receipt: {},
    name: fulfillment.name,
    admin_graphql_api_id: fulfillment.gid,
  };
}

/** The body of `fulfillment_events/create`. */
export function restFulfillmentEvent(shop: ShopStore, order: Order, fulfillment: Fulfillment, event: FulfillmentEvent) {
  return {
    id: numeric(event.id),
    fulfillment_id: numeric(fulfillment.id),
    status: event.status,
    message: event.message,
    happened_at: instant(event.happenedAt, shop.timezone),
    city: event.city,
    province: event.province,
    country: event.country,
    zip: event.zip,
    address1: null,
    latitude: null,
    longitude: null,
    shop_id: numeric(shop.id),
    created_at: instant(event.createdAt, shop.timezone),
    updated_at: instant(event.createdAt, shop.timezone),
    estimated_delivery_at: instant(event.estimatedDeliveryAt, shop.timezone),
    order_id: numeric(order.id),
    admin_graphql_api_id: event.gid,
  };
}
