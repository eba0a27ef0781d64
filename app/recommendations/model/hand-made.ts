import { FEATURES, PAIR_FEATURE_COUNT } from "./feature.ts";
import type { Task } from "./lessons.ts";
import type { Ranker } from "./ranker.ts";

/** What a shop with too few returning buyers begins with: weights set by hand, of features and roots of pair sums. */
const WEIGHTS: Record<Task, Record<string, number>> = {
  next: { "current.cosine120": 2, "current.next360": 2, "history.next360": 2, "history.cosine120": 1, "current.title": 0.5, fading20: 0.15, orders30: 0.15, "own.fading": 1 }, // prettier-ignore
  "next-new": { "current.cosine120": 2, "current.next360": 2, "history.next360": 2, "history.cosine120": 1, "current.title": 0.5, fading20: 0.15, orders30: 0.15 }, // prettier-ignore
  basket: { "current.cosine720": 3, "current.cosine120": 3, "current.ridge": 1, "current.title": 0.5, orders60: 0.05 },
};

export const HAND_MADE: Record<Task, Ranker> = {
  next: byHand(WEIGHTS.next),
  "next-new": byHand(WEIGHTS["next-new"]),
  basket: byHand(WEIGHTS.basket),
};

function byHand(weights: Record<string, number>): Ranker {
  const all = FEATURES.map((feature) => weights[feature] ?? 0);
  return { linear: { roots: PAIR_FEATURE_COUNT, weights: all, bias: -5 }, groves: [] };
}
