import type { Order, Refund } from "./order.ts";
import { restLine } from "./rest-lines.ts";
import { amount, instant, moneySet, numeric } from "./rest-values.ts";
import type { ShopStore } from "./store.ts";

/** The body of `refunds/create`. */
export function restRefund(shop: ShopStore, order: Order, refund: Refund) {
  const at = instant(refund.createdAt, shop.timezone);
  return {
    id: numeric(refund.id),
    order_id: numeric(order.id),
    created_at: at,
    note: refund.note,
    user_id: null,
    processed_at: at,
    duties: [],
    total_duties_set: moneySet(0, order.currency),
    return: null,
    refund_shipping_lines: [],
    restock: refund.restock,
    admin_graphql_api_id: refund.gid,
    order_adjustments: [],
    refund_line_items: refund.lines.flatMap((refunded) => {
      const line = order.lines.find((one) => one.gid === refunded.lineGid);
      if (!line) return [];
      const minor = line.priceMinor * refunded.quantity;
      return [
        {
          id: numeric(refunded.id),
          quantity: refunded.quantity,
          line_item_id: numeric(line.id),
          location_id: null,
          restock_type: refund.restock ? "return" : "no_restock",
          subtotal: minor / 100,
          total_tax: 0,
          subtotal_set: moneySet(minor, order.currency),
          total_tax_set: moneySet(0, order.currency),
          line_item: restLine(order, line),
        },
      ];
    }),
    transactions: [restTransaction(order, refund, at)],
  };
}

function restTransaction(order: Order, refund: Refund, at: string) {
  const unsettled = { amount: "0.0", currency: "XXX" };
  return {
    id: numeric(refund.id) + 5n,
    order_id: numeric(order.id),
    kind: "refund",
    gateway: "bogus",
    status: "success",
    message: "This is a refund",
    created_at: at,
    test: false,
    authorization: null,
    location_id: null,
    user_id: null,
    parent_id: null,
    processed_at: at,
    device_id: null,
    error_code: null,
    source_name: "web",
    receipt: {},
    amount: amount(refund.amountMinor),
    currency: order.currency,
    payment_id: `${order.name}.1`,
    total_unsettled_set: { presentment_money: unsettled, shop_money: unsettled },
    manual_payment_gateway: false,
    amount_rounding: null,
    admin_graphql_api_id: `gid://shopify/OrderTransaction/${numeric(refund.id) + 5n}`,
  };
}
