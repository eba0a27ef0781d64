import type { Order, OrderLine } from "./order.ts";
import { openQuantity } from "./order-state.ts";
import { amount, moneySet, numeric } from "./rest-values.ts";

/** A line as fulfillments and refunds show it. */
export function restLine(order: Order, line: OrderLine, quantity = line.quantity) {
  const open = openQuantity(order, line);
  return {
    id: numeric(line.id),
    variant_id: line.variantGid ? numeric(line.variantGid) : null,
    title: line.title,
    quantity,
    sku: line.sku,
    variant_title: line.variantTitle,
    vendor: line.vendor,
    fulfillment_service: "manual",
    product_id: line.productGid ? numeric(line.productGid) : null,
    requires_shipping: true,
    taxable: true,
    gift_card: false,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    variant_inventory_management: "shopify",
    properties: [],
    product_exists: line.productGid !== null,
    fulfillable_quantity: open,
    grams: line.grams,
    price: amount(line.priceMinor),
    total_discount: "0.00",
    fulfillment_status: open === 0 ? "fulfilled" : open < line.currentQuantity ? "partial" : null,
    price_set: moneySet(line.priceMinor, order.currency),
    total_discount_set: moneySet(0, order.currency),
    discount_allocations: [],
    duties: [],
    admin_graphql_api_id: line.gid,
    tax_lines: [],
  };
}

/** A line as the order itself shows it. */
export function restOrderLine(order: Order, line: OrderLine) {
  return {
    ...restLine(order, line),
    attributed_staffs: [],
    current_quantity: line.currentQuantity,
    sales_line_item_group_id: null,
  };
}
