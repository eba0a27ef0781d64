import { type Stage, touchOrder } from "./emit-order.ts";
import type { Order, Refund } from "./order.ts";
import { sellLine } from "./place-order.ts";
import { restRefund } from "./rest-refund.ts";
import { instant, numeric } from "./rest-values.ts";
import { findOrder, findVariant, gid } from "./store.ts";

/** The order is called off: `orders/cancelled` and `orders/updated`. */
export function cancelOrder(stage: Stage, orderGid: string, reason = "customer"): Order {
  const order = needOrder(stage, orderGid);
  order.cancelledAt = stage.now();
  order.cancelReason = reason;
  order.financialStatus = "voided";
  touchOrder(stage, order, ["orders/cancelled", "orders/updated"]);
  return order;
}

export interface NewRefund {
  /** All lines in full when left out. */
  lines?: { lineGid: string; quantity: number }[] | undefined;
  note?: string | undefined;
  /** Pieces go back on the shelf. */
  restock?: boolean | undefined;
}

/** Money goes back: `refunds/create` and `orders/updated`. */
export function refundOrder(stage: Stage, orderGid: string, wanted: NewRefund = {}): Refund {
  const order = needOrder(stage, orderGid);
  const id = stage.shop.nextId("Refund");
  const lines = wanted.lines ?? order.lines.map((line) => ({ lineGid: line.gid, quantity: line.currentQuantity }));
  const refund: Refund = {
    id,
    gid: gid("Refund", id),
    createdAt: stage.now(),
    note: wanted.note ?? null,
    restock: wanted.restock ?? false,
    lines: lines.map((line) => ({ ...line, id: stage.shop.nextId("RefundLineItem") })),
    amountMinor: 0,
  };
  for (const refunded of refund.lines) refund.amountMinor += takeBack(stage, order, refunded, refund.restock);
  order.refunds.push(refund);
  order.financialStatus = order.lines.every((line) => line.currentQuantity === 0) ? "refunded" : "partially_refunded";
  stage.emit("refunds/create", () => restRefund(stage.shop, order, refund));
  touchOrder(stage, order, ["orders/updated"]);
  return refund;
}

function takeBack(stage: Stage, order: Order, refunded: { lineGid: string; quantity: number }, restock: boolean) {
  const line = order.lines.find((one) => one.gid === refunded.lineGid);
  if (!line) throw new Error(`No line ${refunded.lineGid} in ${order.name}`);
  line.currentQuantity = Math.max(0, line.currentQuantity - refunded.quantity);
  const found = restock && line.variantGid ? findVariant(stage.shop, line.variantGid) : undefined;
  if (found) found.variant.inventory += refunded.quantity;
  return line.priceMinor * refunded.quantity;
}

export interface OrderEdit {
  add?: { variantGid: string; quantity: number }[] | undefined;
  remove?: { lineGid: string; quantity: number }[] | undefined;
}

/** The merchant edits the order: `orders/edited` and `orders/updated`. */
export function editOrder(stage: Stage, orderGid: string, edit: OrderEdit): Order {
  const order = needOrder(stage, orderGid);
  const added = (edit.add ?? []).map((line) => sellLine(stage.shop, line.variantGid, line.quantity));
  order.lines.push(...added);
  for (const removed of edit.remove ?? []) takeBack(stage, order, removed, true);
  const at = instant(stage.now(), stage.shop.timezone);
  stage.emit("orders/edited", {
    order_edit: {
      id: numeric(stage.shop.nextId("CalculatedOrder")),
      app_id: null,
      created_at: at,
      committed_at: at,
      notify_customer: false,
      order_id: numeric(order.id),
      staff_note: "",
      user_id: null,
      line_items: {
        additions: added.map((line) => ({ id: numeric(line.id), delta: line.quantity })),
        removals: (edit.remove ?? []).map((line) => ({ id: numeric(line.lineGid), delta: line.quantity })),
      },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  });
  touchOrder(stage, order, ["orders/updated"]);
  return order;
}

function needOrder(stage: Stage, orderGid: string): Order {
  const order = findOrder(stage.shop, orderGid);
  if (!order) throw new Error(`No order ${orderGid}`);
  return order;
}
