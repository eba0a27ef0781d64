import type { World } from "../../world.ts";
import { type Order, subtotalOf, totalOf } from "../order.ts";
import { fulfillmentState } from "../order-state.ts";
import { statusPageUrl } from "../status-page.ts";
import { type PageArguments, toConnection, type View } from "./connection.ts";
import { addressView, customerView } from "./customer-view.ts";
import { fulfillmentView } from "./fulfillment-view.ts";
import { lineView } from "./line-view.ts";
import { metafieldFields } from "./metafield-view.ts";
import { refundView } from "./refund-view.ts";
import { countView, moneyBag } from "./values.ts";

export function orderView(world: World, order: Order): View {
  const personal = !world.faults.redacted;
  const address = personal && order.shippingAddress ? addressView(order.id, order.shippingAddress) : null;
  const customer = world.shop.customers.find((one) => one.gid === order.customerGid);
  return {
    __typename: "Order",
    id: order.gid,
    legacyResourceId: order.id,
    name: order.name,
    number: order.number,
    confirmationNumber: order.token.slice(0, 9).toUpperCase(),
    confirmed: true,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    processedAt: order.createdAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason?.toUpperCase() ?? null,
    closed: false,
    closedAt: null,
    email: personal ? order.email : null,
    phone: personal ? order.phone : null,
    customer: customer ? customerView(world, customer) : null,
    customerLocale: order.locale,
    customerAcceptsMarketing: customer?.emailMarketing === "SUBSCRIBED",
    currencyCode: order.currency,
    presentmentCurrencyCode: order.currency,
    displayFinancialStatus: order.financialStatus.toUpperCase(),
    displayFulfillmentStatus: displayFulfillmentStatus(order),
    returnStatus: "NO_RETURN",
    note: order.note,
    tags: order.tags,
    test: false,
    edited: order.lines.some((line) => line.currentQuantity !== line.quantity),
    requiresShipping: true,
    taxesIncluded: true,
    sourceName: "web",
    statusPageUrl: () => statusPageUrl(world, order),
    shippingAddress: address,
    billingAddress: address,
    displayAddress: address,
    shippingLine: { __typename: "ShippingLine", id: null, title: order.shippingTitle, code: order.shippingTitle },
    ...orderSums(order),
    lineItems: (args: PageArguments) =>
      toConnection(
        order.lines,
        args,
        (line) => lineView(world, order, line),
        (line) => line.id,
      ),
    fulfillments: ({ first }: { first?: number | null }) =>
      order.fulfillments.slice(0, first ?? undefined).map((one) => fulfillmentView(world, order, one, orderView)),
    fulfillmentsCount: () => countView(order.fulfillments.length),
    refunds: ({ first }: { first?: number | null }) =>
      order.refunds.slice(0, first ?? undefined).map((one) => refundView(world, order, one, orderView)),
    ...metafieldFields(world, order.gid),
  };
}

function orderSums(order: Order) {
  const refunded = order.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
  const bag = (minor: number) => moneyBag(minor, order.currency);
  return {
    totalWeight: String(order.lines.reduce((sum, line) => sum + line.grams * line.quantity, 0)),
    subtotalPriceSet: bag(subtotalOf(order)),
    currentSubtotalPriceSet: bag(subtotalOf(order) - refunded),
    totalPriceSet: bag(totalOf(order)),
    originalTotalPriceSet: bag(totalOf(order)),
    currentTotalPriceSet: bag(totalOf(order) - refunded),
    totalShippingPriceSet: bag(order.shippingMinor),
    currentShippingPriceSet: bag(order.shippingMinor),
    totalTaxSet: bag(order.taxMinor),
    currentTotalTaxSet: bag(order.taxMinor),
    totalDiscountsSet: bag(order.discountMinor),
    currentTotalDiscountsSet: bag(order.discountMinor),
    totalRefundedSet: bag(refunded),
    totalOutstandingSet: bag(0),
    currentSubtotalLineItemsQuantity: order.lines.reduce((sum, line) => sum + line.currentQuantity, 0),
    subtotalLineItemsQuantity: order.lines.reduce((sum, line) => sum + line.quantity, 0),
  };
}

function displayFulfillmentStatus(order: Order): string {
  const state = fulfillmentState(order);
  return state === "fulfilled" ? "FULFILLED" : state === "partial" ? "PARTIALLY_FULFILLED" : "UNFULFILLED";
}
