import { z } from "zod";

import { shopifyId } from "#app/lib/shopify-id.ts";

const customer = z.object({
  id: shopifyId.nullish(),
  email: z.string().nullish(),
  phone: z.string().nullish(),
});

/** `customers/data_request`: a customer asks what is stored about them. */
export const dataRequestBody = z.object({
  shop_domain: z.string(),
  customer,
  orders_requested: z.array(shopifyId).default([]),
});

/** `customers/redact`: forget a customer. */
export const customerRedactBody = z.object({
  shop_domain: z.string(),
  customer,
  orders_to_redact: z.array(shopifyId).default([]),
});

/** `shop/redact`: forget a shop, two days after it left. */
export const shopRedactBody = z.object({ shop_domain: z.string() });

export type DataRequestBody = z.infer<typeof dataRequestBody>;
export type CustomerRedactBody = z.infer<typeof customerRedactBody>;
export type ShopRedactBody = z.infer<typeof shopRedactBody>;
