/** A pick that the buyer of an order had followed, on whichever of their orders' pages or mails. */
export interface Touch {
  clickId: string;
  fromOrderId: string;
  productGid: string;
  kind: string;
  surface: string;
  clickedAt: Date;
}

export interface Attribution {
  /** Of all clicks the last one owns the order. */
  owner: Touch;
  /** Every product in the order that was followed within the window. */
  productGids: string[];
}

const DAY = 86_400_000;
/** Shopify tells in whole seconds when an order was placed: it may have been as much later. */
const ROUNDED_OFF = 999;

/**
 * Whether an order is the doing of picks: it holds a product that its buyer had followed a pick to, no longer than the
 * window before they ordered. One click owns it, the last; products that nobody followed earn nothing.
 */
export function attribute(
  order: { placedAt: Date; productGids: ReadonlySet<string> },
  touches: readonly Touch[],
  windowDays: number,
): Attribution | null {
  const until = order.placedAt.getTime() + ROUNDED_OFF;
  const counted = touches.filter(({ productGid, clickedAt }) => {
    const before = until - clickedAt.getTime();
    return order.productGids.has(productGid) && before >= 0 && before <= windowDays * DAY + ROUNDED_OFF;
  });
  const [owner] = counted.toSorted(
    (one, other) => other.clickedAt.getTime() - one.clickedAt.getTime() || (one.clickId < other.clickId ? 1 : -1),
  );
  return owner ? { owner, productGids: [...new Set(counted.map(({ productGid }) => productGid))].sort() } : null;
}
