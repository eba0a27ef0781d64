/**
 * What is learned about every pair (this was bought → that), each from 0 up. Cosines and ridge weights ask what goes into one
 * order, the others what comes in the next order of the same buyer. Several half-lives, because the rest of a
 * basket wants a long memory and the next order the last few weeks.
 */
export const SIGNALS = [
  /** Cosine of weighted co-occurrence with half-lives of 30, 120 and 720 days; the last two shrunk by the orders behind them. */
  "cosine30",
  "cosine120",
  "cosine720",
  /** Of the orders with this, the share with that. */
  "share",
  /** In the next order, half-lives 60 and 360 days. */
  "next60",
  "next360",
  /** Logarithm of how much more often than by chance, shrunk. */
  "lift",
  /** In the next order, of those who had never bought it. */
  "nextNew",
  /** Weight in a ridge regression of that on all that is bought with it: what the others do not explain already. */
  "ridge",
  /** The same, of the next order on this one. */
  "nextRidge",
  /** Of the next orders after this, the share with that. */
  "nextShare",
  /** Cosine of the titles' words, rare ones counting more: all there is for what nobody has bought yet. */
  "title",
] as const;

export const SIGNAL_COUNT = SIGNALS.length;

export type Signal = (typeof SIGNALS)[number];

/** Place of a signal in the values of a pair. */
export const at = Object.fromEntries(SIGNALS.map((signal, index) => [signal, index])) as Record<Signal, number>;

/** What is learned about every product by itself; counts of orders unless it says otherwise. */
export const SALES = [
  "orders7",
  "orders30",
  "orders60",
  "orders365",
  /** Half-life of 20 days. */
  "fading20",
  /** A year ago, the month to come and two weeks more; and the month before that. */
  "yearAgo",
  "yearAgoBefore",
  /** By returning buyers who had never bought it. */
  "new30",
  "new90",
  /** By returning buyers, and of these by some who had bought it before. */
  "returning",
  "again",
  /** All. */
  "orders",
  /** Day of the last order since 1970; 0 when never sold. */
  "lastDay",
] as const;

export const SALES_COUNT = SALES.length;

export type Sales = Record<(typeof SALES)[number], Float32Array>;

/** How many orders there were in all in the time of each column; 0 for those that count none. */
export type Volumes = Record<(typeof SALES)[number], number>;

/** Half of what it was after each half-life. */
export function fade(days: number, halfLife: number): number {
  return 2 ** (-days / halfLife);
}
