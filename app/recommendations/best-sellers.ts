import type { Basket } from "./bought-together.ts";

const DAY = 86_400_000;
const WINDOW_DAYS = 60;

export interface BestSeller {
  productGid: string;
  /** Orders of the window that hold it: a single large order makes no best seller. */
  orders: number;
}

/** Counts in how many orders of the last 60 days every product was. */
export class SalesCounter {
  readonly #since: number;
  readonly #orders = new Map<string, number>();

  constructor(now: Date) {
    this.#since = now.getTime() - WINDOW_DAYS * DAY;
  }

  add(basket: Basket): void {
    if (basket.placedAt.getTime() < this.#since) return;
    for (const gid of new Set(basket.productGids)) this.#orders.set(gid, (this.#orders.get(gid) ?? 0) + 1);
  }

  /** Best first; equal ones by gid. */
  top(count: number): BestSeller[] {
    const all = [...this.#orders].map(([productGid, orders]) => ({ productGid, orders }));
    all.sort((one, other) => other.orders - one.orders || (one.productGid < other.productGid ? -1 : 1));
    return all.slice(0, count);
  }
}
