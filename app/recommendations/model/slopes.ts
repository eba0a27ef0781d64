import type { Slopes } from "#app/lib/trees/grow-tree.ts";

import type { Examples } from "./examples.ts";

/** What trees are grown to lessen: takes the scores so far, and sets the slopes. */
export type Loss = (examples: Examples, scores: Float64Array, slopes: Slopes) => void;

/** Every candidate by itself: bought or not. */
export const logisticLoss: Loss = ({ count, bought, weights }, scores, { gradients, curvatures }) => {
  for (let row = 0; row < count; row += 1) {
    const chance = 1 / (1 + Math.exp(-scores[row]!));
    gradients[row] = weights[row]! * (bought[row]! - chance);
    curvatures[row] = weights[row]! * chance * (1 - chance);
  }
};

/**
 * The candidates of a lesson against each other: which of them are bought, given that some are. Every lesson counts
 * about as much, whether much or little was bought in it. Cao et al., "Learning to rank: from pairwise approach to listwise
 * approach", ICML 2007.
 */
export const listLoss: Loss = ({ bought, weights, lessons }, scores, { gradients, curvatures }) => {
  for (let lesson = 0; lesson + 1 < lessons.length; lesson += 1) {
    const [start, end] = [lessons[lesson]!, lessons[lesson + 1]!];
    let [highest, hits] = [-Infinity, 0];
    for (let row = start; row < end; row += 1) {
      highest = Math.max(highest, scores[row]!);
      hits += bought[row]!;
    }
    if (hits === 0) {
      gradients.fill(0, start, end);
      curvatures.fill(0, start, end);
      continue;
    }
    let total = 0;
    for (let row = start; row < end; row += 1) total += weights[row]! * Math.exp(scores[row]! - highest);
    const worth = Math.sqrt(Math.min(hits, 10));
    for (let row = start; row < end; row += 1) {
      const chance = (weights[row]! * Math.exp(scores[row]! - highest)) / total;
      gradients[row] = worth * (bought[row]! / hits - chance);
      curvatures[row] = worth * chance * (1 - chance);
    }
  }
};
