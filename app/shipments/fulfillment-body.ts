import { z } from "zod";

import { gid, shopifyId } from "#app/lib/shopify-id.ts";
import { gidText, instant, list, optionalKeyText, optionalText, quantity, text } from "#app/lib/body-value.ts";

import { type FulfillmentOrigin, locationId, originAddress, originOf } from "./fulfillment-origin.ts";
import { parcelsOf } from "./parcel.ts";

const line = z.object({
  id: shopifyId,
  admin_graphql_api_id: gidText.nullish(),
  quantity,
});

/** The body that `fulfillments/create` and `fulfillments/update` share. */
export const fulfillmentBody = z
  .object({
    id: shopifyId,
    admin_graphql_api_id: gidText.nullish(),
    order_id: shopifyId,
    name: optionalText,
    status: text,
    created_at: instant,
    updated_at: instant,
    tracking_company: optionalKeyText,
    tracking_number: optionalKeyText,
    tracking_numbers: list(optionalKeyText),
    tracking_url: optionalText,
    tracking_urls: list(optionalText),
    shipment_status: optionalText,
    location_id: locationId,
    origin_address: originAddress,
    line_items: list(line),
  })
  .transform((body) => ({
    gid: body.admin_graphql_api_id ?? gid("Fulfillment", body.id),
    orderGid: gid("Order", body.order_id),
    name: body.name,
    state: body.status.toLowerCase(),
    createdAt: body.created_at,
    updatedAt: body.updated_at,
    parcels: parcelsOf(
      body.tracking_company ?? "",
      body.tracking_numbers.length > 0 ? body.tracking_numbers : [body.tracking_number],
      body.tracking_urls.length > 0 ? body.tracking_urls : [body.tracking_url],
    ),
    /** Shopify's word on the fulfillment as a whole, in its own spelling. */
    shipmentStatus: body.shipment_status,
    /** When that came true, if Shopify says; the time of the update otherwise. */
    shipmentStatusAt: null as Date | null,
    estimatedAt: null as Date | null,
    origin: originOf(body.location_id, body.origin_address) satisfies FulfillmentOrigin,
    lines: body.line_items.map((sent) => ({
      lineGid: sent.admin_graphql_api_id ?? gid("LineItem", sent.id),
      quantity: sent.quantity,
    })),
  }));

/** One fulfillment, whichever way Shopify told of it. */
export type FulfillmentBody = z.infer<typeof fulfillmentBody>;
