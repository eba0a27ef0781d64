import type { World } from "../../world.ts";
import { type Order, type OrderLine, type Refund, subtotalOf, totalOf } from "../order.ts";
import { fulfillmentState, openQuantity } from "../order-state.ts";
import { statusPageUrl } from "../status-page.ts";
import { findProduct, findVariant } from "../store.ts";
import { type PageArguments, toConnection, type View } from "./connection.ts";
import { addressView, customerView } from "./customer-view.ts";
import { fulfillmentView } from "./fulfillment-view.ts";
import { metafieldFields } from "./metafield-view.ts";
import { productView, variantView } from "./product-view.ts";
import { countView, imageView, moneyBag } from "./values.ts";

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
      order.fulfillments.slice(0, first ?? undefined).map((one) => fulfillmentView(world, order, one)),
    fulfillmentsCount: () => countView(order.fulfillments.length),
    refunds: ({ first }: { first?: number | null }) =>
      order.refunds.slice(0, first ?? undefined).map((one) => refundView(world, order, one)),
    ...metafieldFields(world, order.gid),
  };
}

function orderSums(order: Order) {
  const refunded = order.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
  const bag = (minor: number) => moneyBag(minor, order.currency);
  return {
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

export function lineView(world: World, order: Order, line: OrderLine): View {
  const product = line.productGid ? findProduct(world.shop, line.productGid) : undefined;
  const found = line.variantGid ? findVariant(world.shop, line.variantGid) : undefined;
  const bag = (minor: number) => moneyBag(minor, order.currency);
  return {
    __typename: "LineItem",
    id: line.gid,
    title: line.title,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    unfulfilledQuantity: openQuantity(order, line),
    nonFulfillableQuantity: 0,
    refundableQuantity: line.currentQuantity,
    requiresShipping: true,
    isGiftCard: false,
    taxable: true,
    customAttributes: [],
    image: () => (product ? imageView(product.imageUrl, product.imageAlt) : null),
    originalUnitPriceSet: bag(line.priceMinor),
    discountedUnitPriceSet: bag(line.priceMinor),
    discountedUnitPriceAfterAllDiscountsSet: bag(line.priceMinor),
    originalTotalSet: bag(line.priceMinor * line.quantity),
    discountedTotalSet: bag(line.priceMinor * line.quantity),
    totalDiscountSet: bag(0),
    product: () => (product ? productView(world, product) : null),
    variant: () => (found ? variantView(world, found.product, found.variant) : null),
  };
}

export function refundView(world: World, order: Order, refund: Refund): View {
  return {
    __typename: "Refund",
    id: refund.gid,
    legacyResourceId: refund.id,
    createdAt: refund.createdAt,
    processedAt: refund.createdAt,
    updatedAt: refund.createdAt,
    note: refund.note,
    order: () => orderView(world, order),
    totalRefundedSet: moneyBag(refund.amountMinor, order.currency),
    refundLineItems: (args: PageArguments) =>
      toConnection(
        refund.lines,
        args,
        (one) => ({
          __typename: "RefundLineItem",
          id: `gid://shopify/RefundLineItem/${one.id}`,
          quantity: one.quantity,
          restockType: refund.restock ? "RETURN" : "NO_RESTOCK",
          restocked: refund.restock,
          lineItem: () => {
            const line = order.lines.find((candidate) => candidate.gid === one.lineGid);
            return line && lineView(world, order, line);
          },
        }),
        (one) => one.id,
      ),
  };
}

function displayFulfillmentStatus(order: Order): string {
  const state = fulfillmentState(order);
  return state === "fulfilled" ? "FULFILLED" : state === "partial" ? "PARTIALLY_FULFILLED" : "UNFULFILLED";
}
