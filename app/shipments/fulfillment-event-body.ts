import { z } from "zod";

import { gid, shopifyId } from "#app/lib/shopify-id.ts";
import { gidText, instant, optionalInstant, optionalText, text } from "#app/lib/body-value.ts";

/** `fulfillment_events/create`. */
export const fulfillmentEventBody = z
  .object({
    id: shopifyId,
    admin_graphql_api_id: gidText.nullish(),
    fulfillment_id: shopifyId,
    order_id: shopifyId,
    status: text,
    message: optionalText,
    happened_at: instant,
    city: optionalText,
    province: optionalText,
    country: optionalText,
    estimated_delivery_at: optionalInstant,
  })
  .transform((body) => ({
    gid: body.admin_graphql_api_id ?? gid("FulfillmentEvent", body.id),
    fulfillmentGid: gid("Fulfillment", body.fulfillment_id),
    orderGid: gid("Order", body.order_id),
    status: body.status,
    message: body.message,
    happenedAt: body.happened_at,
    city: body.city,
    region: body.province,
    country: body.country,
    estimatedAt: body.estimated_delivery_at,
  }));

/** One event, whichever way Shopify told of it. */
export type FulfillmentEventBody = z.infer<typeof fulfillmentEventBody>;
