import { z } from "zod";

import { gid, shopifyId } from "#app/lib/shopify-id.ts";

import {
  amount,
  gidText,
  instant,
  keyText,
  list,
  optionalId,
  optionalInstant,
  optionalKeyText,
  optionalText,
  quantity,
  text,
} from "#app/lib/body-value.ts";
import { refundBody } from "./refund-body.ts";

const address = z.object({
  first_name: optionalText,
  phone: optionalText,
  city: optionalText,
  zip: optionalText,
  province: optionalText,
  province_code: optionalText,
  country_code: optionalText,
});

const customer = z.object({ id: optionalId, admin_graphql_api_id: gidText.nullish() });

const line = z
  .object({
    id: shopifyId,
    admin_graphql_api_id: gidText.nullish(),
    product_id: optionalId,
    variant_id: optionalId,
    title: text,
    variant_title: optionalText,
    quantity,
    current_quantity: quantity.nullish(),
    price: amount,
    requires_shipping: z.boolean().nullish(),
  })
  .transform((body) => ({
    gid: body.admin_graphql_api_id ?? gid("LineItem", body.id),
    productGid: body.product_id && gid("Product", body.product_id),
    variantGid: body.variant_id && gid("ProductVariant", body.variant_id),
    title: body.title,
    variantTitle: body.variant_title,
    quantity: body.quantity,
    currentQuantity: body.current_quantity ?? body.quantity,
    price: body.price,
    requiresShipping: body.requires_shipping ?? true,
  }));

/** The body that `orders/create`, `orders/updated` and `orders/cancelled` share. */
export const orderBody = z
  .object({
    id: shopifyId,
    admin_graphql_api_id: gidText.nullish(),
    name: keyText,
    order_number: z.number().int().nullish(),
    created_at: instant,
    processed_at: optionalInstant,
    updated_at: instant,
    cancelled_at: optionalInstant,
    cancel_reason: optionalText,
    financial_status: optionalText,
    currency: text,
    total_price: amount,
    subtotal_price: amount.nullish(),
    total_weight: quantity.nullish(),
    total_shipping_price_set: z.object({ shop_money: z.object({ amount }) }).nullish(),
    shipping_lines: list(z.object({ title: optionalKeyText })),
    checkout_token: optionalText,
    customer_locale: optionalText,
    email: optionalText,
    contact_email: optionalText,
    phone: optionalText,
    buyer_accepts_marketing: z.boolean().nullish(),
    customer: customer.nullish(),
    shipping_address: address.nullish(),
    billing_address: z.object({ first_name: optionalText }).nullish(),
    line_items: list(line),
    refunds: list(refundBody),
  })
  .transform((body) => {
    const { customer: buyer, shipping_address: place } = body;
    return {
      gid: body.admin_graphql_api_id ?? gid("Order", body.id),
      name: body.name,
      number: body.order_number ?? null,
      placedAt: body.processed_at ?? body.created_at,
      updatedAt: body.updated_at,
      cancelledAt: body.cancelled_at,
      cancelReason: body.cancelled_at && body.cancel_reason,
      financialStatus: body.financial_status,
      currency: body.currency,
      /** Decimal, in `currency`. */
      total: body.total_price,
      /** What the lines came to after discounts, without shipping; null when it was not told. */
      subtotal: body.subtotal_price ?? null,
      weightG: body.total_weight ?? null,
      /** What the buyer paid for delivery; null when it was not told. */
      shipping: body.total_shipping_price_set?.shop_money.amount ?? null,
      /** The way of delivery that the buyer chose, as the shop calls it. */
      shippingService: body.shipping_lines[0]?.title ?? null,
      locale: body.customer_locale,
      /** Unguessable, and the buyer's own; null when it was not told. */
      checkoutToken: body.checkout_token,
      /** Null when it was not told. */
      customerGid: buyer?.admin_graphql_api_id ?? (buyer?.id ? gid("Customer", buyer.id) : null),
      acceptsMarketing: body.buyer_accepts_marketing ?? false,
      // What was given for this order, not what the customer's account holds: nobody gave us that.
      email: body.email ?? body.contact_email,
      /** The first that is a number counts. */
      phones: [body.phone, place?.phone].filter((phone) => typeof phone === "string"),
      firstName: place?.first_name ?? body.billing_address?.first_name ?? null,
      zip: place?.zip ?? null,
      city: place?.city ?? null,
      region: place?.province_code ?? place?.province ?? null,
      country: place?.country_code ?? null,
      lines: body.line_items,
      refunds: body.refunds,
    };
  });

/** One order, whichever way Shopify told of it. */
export type OrderBody = z.infer<typeof orderBody>;
