import type { EventStatus, Fulfillment, Order, OrderLine } from "./order.ts";

/** Pieces of the line that have not been sent yet. */
export function openQuantity(order: Order, line: OrderLine): number {
  const sent = order.fulfillments
    .filter((fulfillment) => fulfillment.status === "success")
    .flatMap((fulfillment) => fulfillment.lines)
    .filter((one) => one.lineGid === line.gid)
    .reduce((sum, one) => sum + one.quantity, 0);
  return Math.max(0, line.currentQuantity - sent);
}

export function openLines(order: Order): { lineGid: string; quantity: number }[] {
  return order.lines
    .map((line) => ({ lineGid: line.gid, quantity: openQuantity(order, line) }))
    .filter((line) => line.quantity > 0);
}

export function fulfillmentState(order: Order): "fulfilled" | "partial" | null {
  if (!order.fulfillments.some((fulfillment) => fulfillment.status === "success")) return null;
  return openLines(order).length === 0 ? "fulfilled" : "partial";
}

/** What the carrier said last, by the time it happened; null before the first word. */
export function shipmentStatus(fulfillment: Fulfillment): EventStatus | null {
  return latestEvent(fulfillment)?.status ?? null;
}

export function latestEvent(fulfillment: Fulfillment) {
  return [...fulfillment.events].sort((a, b) => a.happenedAt.getTime() - b.happenedAt.getTime()).at(-1);
}

/** When the parcel first had this status. */
export function firstTime(fulfillment: Fulfillment, statuses: EventStatus[]): Date | null {
  const times = fulfillment.events.filter((event) => statuses.includes(event.status)).map((event) => event.happenedAt);
  return times.length === 0 ? null : new Date(Math.min(...times.map((time) => time.getTime())));
}
