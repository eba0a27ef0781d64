import { SIGNALS } from "./signal.ts";

/** Of these signals the strongest of any bought product counts too, beside the sum over all. */
export const STRONGEST = [
  "cosine120",
  "cosine720",
  "share",
  "lift",
  "next360",
  "nextNew",
  "nextShare",
  "ridge",
  "nextRidge",
  "title",
] as const;

const PAIR_FEATURES = [
  ...SIGNALS.map((signal) => `current.${signal}`),
  ...STRONGEST.map((signal) => `strongest.${signal}`),
  /** The next after the strongest. */
  "second.cosine120",
  "second.cosine720",
  /** Of the orders with that, the share with this. */
  "strongest.shareBack",
  ...SIGNALS.map((signal) => `history.${signal}`),
  "history.strongest.title",
];

const PLAIN_FEATURES = [
  /** How many of the bought products it was bought with. */
  "hits",
  ...[
    "orders7",
    "orders30",
    "orders60",
    "orders365",
    "fading20",
    "yearAgo",
    "yearAgoBefore",
    "trend",
    "new30",
    "new90",
  ],
  ...["again", "sinceSold"],
  ...["own.times", "own.since", "own.fading", "own.inCurrent", "own.share", "own.rhythm"],
  /** How often around this time of last year, and in which share of the last three orders. */
  ...["own.yearAgo", "own.lately"],
  ...["price", "priceBeside", "age", "cold"],
  ...["current.size", "history.size", "gap", "dayOfModel"],
  ...["rank", "rank.cosine", "rank.next", "rank.history"],
];

/** Everything the ranker looks at, a column each. */
export const FEATURES: readonly string[] = [...PAIR_FEATURES, ...PLAIN_FEATURES];

export const FEATURE_COUNT = FEATURES.length;

/** Sums of pairs have long tails: the linear part of the ranker sees their square root too. */
export const PAIR_FEATURE_COUNT = PAIR_FEATURES.length;

/**
 * Raise it when signals, sales, volumes, features or the ranker's shape change their number or meaning: what was learned
 * before is then not read, and learned anew.
 */
export const LAYOUT = 2;
