import type { StoredProduct } from "#app/catalog/product.ts";

/** A product that may be shown with an order, and all that speaks for it. */
export interface ScoredCandidate {
  product: StoredProduct;
  /** Higher is better; comparable within one order only (log-odds of being bought next). */
  score: number;
  // Three kinds of evidence, each with the bought product that explains it best; null where there is none.
  /** Bought in the same orders. */
  together: Reason | null;
  /** Bought in the next orders of those who bought it. */
  next: Reason | null;
  /** Title, type, tags, price. */
  alike: Reason | null;
  /** Orders of the last 60 days that hold it. */
  popularity: number;
  /** The person's own purchases of it, and the shop-wide rhythm. */
  repeat: Repeat | null;
  /** Never sold before the model was built. */
  isCold: boolean;
}

export interface Reason {
  /** The bought product. */
  gid: string;
  /** 0 to 1. */
  strength: number;
  /** Orders behind it. */
  orders: number;
}

export interface Repeat {
  times: number;
  daysSinceLast: number;
  medianGapDays: number | null;
  /** Share of the shop's buyers of this product who bought it again. */
  repeatShare: number;
}
