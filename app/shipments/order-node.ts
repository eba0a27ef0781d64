import { z } from "zod";

import {
  amount,
  gidText,
  instant,
  keyText,
  list,
  optionalInstant,
  optionalKeyText,
  optionalText,
  text,
} from "#app/lib/body-value.ts";
import type { OrderBody } from "#app/orders/order-body.ts";
import type { RefundBody } from "#app/orders/refund-body.ts";

const money = z.object({ shopMoney: z.object({ amount }) });
const idNode = z.object({ id: gidText });

const lineNode = z.object({
  id: gidText,
  title: text,
  variantTitle: optionalText,
  quantity: z.number().int(),
  currentQuantity: z.number().int(),
  requiresShipping: z.boolean(),
  product: idNode.nullish(),
  variant: idNode.nullish(),
  originalUnitPriceSet: money,
});

const refundNode = z.object({
  id: gidText,
  createdAt: optionalInstant,
  processedAt: instant,
  totalRefundedSet: money,
  refundLineItems: z.object({ nodes: z.array(z.object({ quantity: z.number().int(), lineItem: idNode })) }),
});

/** An order as the Admin API tells it. */
export const orderNode = z.object({
  id: gidText,
  name: keyText,
  number: z.number().int(),
  createdAt: instant,
  processedAt: instant,
  updatedAt: instant,
  cancelledAt: optionalInstant,
  cancelReason: optionalText,
  displayFinancialStatus: optionalText,
  currencyCode: text,
  totalPriceSet: money,
  subtotalPriceSet: money.nullish(),
  /** Grams; 64 bits come as text. */
  totalWeight: z.coerce.number().int().nonnegative().max(2_147_483_647).nullish(),
  totalShippingPriceSet: money.nullish(),
  shippingLine: z.object({ title: optionalKeyText }).nullish(),
  totalRefundedSet: money.nullish(),
  customerLocale: optionalText,
  customerAcceptsMarketing: z.boolean().nullish(),
  email: optionalText,
  phone: optionalText,
  billingAddress: z.object({ firstName: optionalText }).nullish(),
  shippingAddress: z
    .object({
      firstName: optionalText,
      phone: optionalText,
      city: optionalText,
      zip: optionalText,
      province: optionalText,
      provinceCode: optionalText,
      countryCodeV2: optionalText,
    })
    .nullish(),
  lineItems: z.object({
    nodes: z.array(lineNode),
    pageInfo: z.object({ hasNextPage: z.boolean() }).nullish(),
  }),
  refunds: list(refundNode),
});

export type OrderNode = z.infer<typeof orderNode>;

/**
 * The same order as a webhook's body would tell it, but for the customer's id, since `Order.customer` asks
 * for `read_customers`, which the app does without, and the checkout's token, which only webhooks tell.
 */
export function orderBodyOf(node: OrderNode): OrderBody {
  const { shippingAddress: place } = node;
  return {
    gid: node.id,
    name: node.name,
    number: numberOf(node),
    placedAt: node.processedAt,
    updatedAt: node.updatedAt,
    cancelledAt: node.cancelledAt,
    cancelReason: node.cancelledAt && (node.cancelReason?.toLowerCase() ?? null),
    financialStatus: node.displayFinancialStatus?.toLowerCase() ?? null,
    currency: node.currencyCode,
    total: node.totalPriceSet.shopMoney.amount,
    subtotal: node.subtotalPriceSet?.shopMoney.amount ?? null,
    weightG: node.totalWeight ?? null,
    shipping: node.totalShippingPriceSet?.shopMoney.amount ?? null,
    shippingService: node.shippingLine?.title ?? null,
    locale: node.customerLocale,
    customerGid: null,
    checkoutToken: null,
    acceptsMarketing: node.customerAcceptsMarketing ?? false,
    email: node.email,
    phones: [node.phone, place?.phone].filter((phone) => typeof phone === "string"),
    firstName: place?.firstName ?? node.billingAddress?.firstName ?? null,
    zip: place?.zip ?? null,
    city: place?.city ?? null,
    region: place?.provinceCode ?? place?.province ?? null,
    country: place?.countryCodeV2 ?? null,
    lines: node.lineItems.nodes.map((line) => ({
      gid: line.id,
      productGid: line.product?.id ?? null,
      variantGid: line.variant?.id ?? null,
      title: line.title,
      variantTitle: line.variantTitle,
      quantity: line.quantity,
      currentQuantity: line.currentQuantity,
      price: line.originalUnitPriceSet.shopMoney.amount,
      requiresShipping: line.requiresShipping,
    })),
    refunds: node.refunds.map((refund) => refundBodyOf(node.id, refund)),
  };
}

/** The number in the name is what shoppers see and what webhooks call `order_number`. */
function numberOf({ name, number }: OrderNode): number {
  const digits = /\d+(?=\D*$)/.exec(name)?.[0];
  return digits ? Number(digits) : number;
}

function refundBodyOf(orderGid: string, refund: OrderNode["refunds"][number]): RefundBody {
  return {
    gid: refund.id,
    orderGid,
    refundedAt: refund.processedAt,
    amount: refund.totalRefundedSet.shopMoney.amount,
    lines: refund.refundLineItems.nodes.map((line) => ({ lineGid: line.lineItem.id, quantity: line.quantity })),
  };
}
