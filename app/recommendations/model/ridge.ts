import { solve } from "#app/lib/solve.ts";
import type { Steps } from "#app/lib/steps.ts";

import { bringToFront } from "./top.ts";

/** Sums of one product with others. */
export interface Row {
  others: Int32Array;
  sums: Float32Array;
}

/** How many of the strongest companions may explain a product. */
const COMPANIONS = 80;
const PENALTY = 10;
const LEAST_WEIGHT = 0.001;
const LEAST_PIVOT = PENALTY / 10;

/**
 * For every product a ridge regression on its strongest companions alone: how much each of them, the others being equal,
 * speaks for it. What only goes along with something stronger gets little. A local form of SLIM (Ning, Karypis, ICDM
 * 2011, "fsSLIM") with the closed solution of ridge regression instead of coordinate descent; a dense inverse as in
 * EASE (Steck, WWW 2019) would take minutes and 88 MB for 4,700 products.
 * @param gram by product: weights of the orders that hold both (the diagonal is `weights`)
 * @param targets by product: what it shares with what is to explain it
 * @param weights by product: weight of the orders that hold it
 * @returns by explaining product: what it speaks for, and how much (positive weights only)
 */
export function* solveLocally(
  gram: readonly Row[],
  targets: readonly Row[],
  weights: Float64Array,
): Steps<Map<number, number>[]> {
  const speaksFor = gram.map(() => new Map<number, number>());
  const placeOf = new Int32Array(gram.length).fill(-1);
  const scores = new Float64Array(gram.length);
  const matrix = new Float64Array(COMPANIONS * COMPANIONS);
  for (const [target, { others, sums }] of targets.entries()) {
    yield;
    const sumOf = new Map<number, number>();
    for (const [place, other] of others.entries()) {
      if (weights[other]! <= 0) continue;
      sumOf.set(other, sums[place]!);
      scores[other] = sums[place]! / Math.sqrt(weights[other]!);
    }
    const count = Math.min(COMPANIONS, sumOf.size);
    if (count === 0) continue;
    const companions = bringToFront(Int32Array.from(sumOf.keys()), scores, count);
    for (const [place, companion] of companions.entries()) placeOf[companion] = place;
    matrix.fill(0, 0, count * count);
    const solution = Float64Array.from(companions, (companion) => sumOf.get(companion)!);
    for (const [place, companion] of companions.entries()) {
      const row = gram[companion]!;
      for (let index = 0; index < row.others.length; index += 1) {
        const column = placeOf[row.others[index]!]!;
        if (column < 0) continue;
        // A pair may be among the strongest of one side alone.
        matrix[place * count + column] = row.sums[index]!;
        matrix[column * count + place] = row.sums[index]!;
      }
      matrix[place * count + place] = weights[companion]! + PENALTY;
    }
    const isSolved = solve(matrix, count, solution, LEAST_PIVOT);
    for (const [place, companion] of companions.entries()) {
      placeOf[companion] = -1;
      if (isSolved && solution[place]! > LEAST_WEIGHT) speaksFor[companion]!.set(target, Math.min(solution[place]!, 1));
    }
  }
  return speaksFor;
}
