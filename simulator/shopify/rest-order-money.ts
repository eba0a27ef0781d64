import type { Order } from "./order.ts";
import { subtotalOf, totalOf } from "./order.ts";
import { amount, moneySet } from "./rest-values.ts";

/** The many sums of an order, as webhooks spell them. */
export function restOrderMoney(order: Order) {
  const set = (minor: number) => moneySet(minor, order.currency);
  const listed = order.lines.reduce((sum, line) => sum + line.priceMinor * line.quantity, 0);
  const refunded = order.refunds.reduce((sum, refund) => sum + refund.amountMinor, 0);
  const left = totalOf(order) - refunded;
  return {
    currency: order.currency,
    presentment_currency: order.currency,
    current_shipping_price_set: set(order.shippingMinor),
    current_subtotal_price: amount(subtotalOf(order) - refunded),
    current_subtotal_price_set: set(subtotalOf(order) - refunded),
    current_total_additional_fees_set: null,
    current_total_discounts: amount(order.discountMinor),
    current_total_discounts_set: set(order.discountMinor),
    current_total_duties_set: null,
    current_total_price: amount(left),
    current_total_price_set: set(left),
    current_total_tax: amount(order.taxMinor),
    current_total_tax_set: set(order.taxMinor),
    subtotal_price: amount(subtotalOf(order)),
    subtotal_price_set: set(subtotalOf(order)),
    total_cash_rounding_payment_adjustment_set: set(0),
    total_cash_rounding_refund_adjustment_set: set(0),
    total_discounts: amount(order.discountMinor),
    total_discounts_set: set(order.discountMinor),
    total_line_items_price: amount(listed),
    total_line_items_price_set: set(listed),
    total_outstanding: "0.00",
    total_price: amount(totalOf(order)),
    total_price_set: set(totalOf(order)),
    total_shipping_price_set: set(order.shippingMinor),
    total_tax: amount(order.taxMinor),
    total_tax_set: set(order.taxMinor),
    total_tip_received: "0.00",
  };
}
