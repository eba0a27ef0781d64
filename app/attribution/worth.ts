/** An order as its worth is reckoned. Minor units of its own currency. */
export interface ReckonedOrder {
  totalMinor: number;
  /** What the lines came to after discounts; null when it is not known. */
  subtotalMinor: number | null;
  refundedMinor: number;
  isCancelled: boolean;
  lines: readonly ReckonedLine[];
}

export interface ReckonedLine {
  productGid: string | null;
  /** Of one, before discounts. */
  priceMinor: number;
  quantity: number;
  /** What is left of it: not refunded, not edited away, not in a parcel on its way back. */
  kept: number;
}

/** What the followed products of an order came to, and what is left of it. */
export interface Worth {
  grossMinor: number;
  netMinor: number;
}

/**
 * What the followed products of an order are worth. Discounts of the order are spread over all its lines; shipping and
 * tax that stand on top are nobody's doing and left out. (Where the subtotal is not known, they can hide a discount.)
 * With lines that went back may go their share of that shipping and tax. Money beyond it (a price adjustment, a
 * goodwill, all of the shipping for a part of the order) is taken off all that was kept, in proportion. A cancelled
 * order is worth nothing.
 */
export function worthOf(order: ReckonedOrder, followed: ReadonlySet<string>): Worth {
  const sum = (lines: readonly ReckonedLine[], count: (line: ReckonedLine) => number) =>
    lines.reduce((total, line) => total + line.priceMinor * count(line), 0);
  const own = order.lines.filter(({ productGid }) => productGid !== null && followed.has(productGid));
  const listed = sum(order.lines, (line) => line.quantity);
  if (listed === 0) return { grossMinor: 0, netMinor: 0 };
  const paid = Math.min(1, Math.max(0, (order.subtotalMinor ?? order.totalMinor) / listed));
  const gross = paid * sum(own, (line) => line.quantity);
  const whole = paid * listed;
  const kept = paid * sum(order.lines, (line) => line.kept);
  const onTop = Math.max(0, order.totalMinor - whole);
  const sentBack = whole === 0 ? 0 : (1 - kept / whole) * (whole + onTop);
  const withoutProduct = Math.max(0, order.refundedMinor - sentBack);
  const left = order.isCancelled || kept === 0 ? 0 : Math.max(0, 1 - withoutProduct / kept);
  return { grossMinor: Math.round(gross), netMinor: Math.round(left * paid * sum(own, (line) => line.kept)) };
}
