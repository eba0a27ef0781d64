import { createHash } from "node:crypto";

import { type Stage, touchOrder } from "./emit-order.ts";
import type { Customer, Order, OrderLine } from "./order.ts";
import { isInStock } from "./product.ts";
import { restProduct } from "./rest-product.ts";
import { findVariant, gid, type ShopStore } from "./store.ts";
import { tellStock } from "./tell-stock.ts";

export interface NewOrder {
  customer: Customer;
  lines: { variantGid: string; quantity: number }[];
  shippingTitle?: string;
  shippingMinor?: number;
  discountMinor?: number;
  note?: string;
  tags?: string[];
}

/** A shopper buys. Stock goes down; `orders/create`, `orders/paid` and `products/update` go out. */
export function placeOrder(stage: Stage, wanted: NewOrder): Order {
  const { shop } = stage;
  const id = shop.nextId("Order");
  const now = stage.now();
  const number = (shop.orders.at(-1)?.number ?? 1000) + 1;
  const order: Order = {
    id,
    gid: gid("Order", id),
    name: `#${number}`,
    number,
    token: secretOf(shop, id),
    checkoutToken: secretOf(shop, `checkout/${id}`),
    createdAt: now,
    updatedAt: now,
    cancelledAt: null,
    cancelReason: null,
    email: wanted.customer.email,
    phone: wanted.customer.phone,
    customerGid: wanted.customer.gid,
    locale: wanted.customer.locale,
    currency: shop.currency,
    financialStatus: "paid",
    lines: wanted.lines.map((line) => sellLine(shop, line.variantGid, line.quantity)),
    shippingAddress: wanted.customer.address,
    shippingTitle: wanted.shippingTitle ?? "Standard",
    shippingMinor: wanted.shippingMinor ?? 490,
    taxMinor: 0,
    discountMinor: wanted.discountMinor ?? 0,
    note: wanted.note ?? null,
    tags: wanted.tags ?? [],
    fulfillments: [],
    refunds: [],
  };
  order.taxMinor = includedTax(order);
  shop.orders.push(order);
  touchOrder(stage, order, ["orders/create", "orders/paid"]);
  for (const line of wanted.lines) announceStock(stage, line.variantGid, line.quantity);
  return order;
}

/** Unguessable from outside, the same in every run. */
function secretOf(shop: ShopStore, what: string): string {
  return createHash("sha256").update(`${shop.domain}/${what}`).digest("hex").slice(0, 32);
}

/** One piece of stock becomes a line of an order. */
export function sellLine(shop: ShopStore, variantGid: string, quantity: number): OrderLine {
  const found = findVariant(shop, variantGid);
  if (!found) throw new Error(`No variant ${variantGid}`);
  const { product, variant } = found;
  variant.inventory -= quantity;
  const id = shop.nextId("LineItem");
  return {
    id,
    gid: gid("LineItem", id),
    productGid: product.gid,
    variantGid,
    title: product.title,
    variantTitle: product.variants.length > 1 ? variant.title : null,
    sku: variant.sku,
    vendor: product.vendor,
    quantity,
    currentQuantity: quantity,
    priceMinor: variant.priceMinor,
    grams: variant.grams,
  };
}

/** Selling a piece changes the product, and Shopify says so. */
function announceStock(stage: Stage, variantGid: string, sold: number): void {
  const found = findVariant(stage.shop, variantGid);
  if (!found) return;
  found.product.updatedAt = stage.now();
  stage.emit("products/update", () => restProduct(stage.shop, found.product));
  const wasInStock = isInStock({ ...found.variant, inventory: found.variant.inventory + sold });
  tellStock(stage, found.product, found.variant, wasInStock);
}

/** German VAT, contained in the price. */
function includedTax(order: Order): number {
  const gross = order.lines.reduce((sum, line) => sum + line.priceMinor * line.quantity, 0) + order.shippingMinor;
  return Math.round((gross * 19) / 119);
}
