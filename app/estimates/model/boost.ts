import { seededChance } from "#app/lib/seeded-chance.ts";
import type { Steps } from "#app/lib/steps.ts";
import { binAll, findEdges } from "#app/lib/trees/bins.ts";
import { type Slopes, TreeGrower } from "#app/lib/trees/grow-tree.ts";
import { readTree, type Tree } from "#app/lib/trees/tree.ts";

import { WIDTH } from "./describe.ts";

export interface BoostShape {
  trees: number;
  leaves: number;
  rate: number;
  leastRows: number;
  seed: number;
}

const PENALTY = 5;
/** Shares of rows and columns that each tree sees. */
const ROWS = 0.7;
const COLUMNS = 0.5;

/** Features that are cut into steps once, for several rounds of boosting. */
export interface Cut {
  features: Float32Array;
  edges: Float32Array[];
  bins: Uint8Array;
}

export function* cutFeatures(features: Float32Array): Steps<Cut> {
  const edges = yield* findEdges(features, WIDTH);
  return { features, edges, bins: yield* binAll(features, WIDTH, edges) };
}

/** Trees that lessen the squared error, one after the other (Friedman, "Greedy function approximation", 2001). */
export function* boostSquares(
  { features, edges, bins }: Cut,
  targets: Float64Array,
  weights: Float64Array,
  shape: BoostShape,
): Steps<Tree[]> {
  const count = targets.length;
  const leastRows = Math.max(5, Math.min(shape.leastRows, Math.floor(count / 10)));
  const grower = new TreeGrower(bins, edges, { ...shape, leastRows, penalty: PENALTY });
  const chance = seededChance(shape.seed);
  const left = Float64Array.from(targets);
  const slopes: Slopes = { gradients: new Float32Array(count), curvatures: Float32Array.from(weights) };
  const trees: Tree[] = [];
  for (let round = 0; round < shape.trees; round += 1) {
    yield;
    for (let row = 0; row < count; row += 1) slopes.gradients[row] = weights[row]! * left[row]!;
    const tree = yield* grower.grow(draw(count, ROWS, chance), draw(WIDTH, COLUMNS, chance), slopes);
    trees.push(tree);
    for (let row = 0; row < count; row += 1) left[row]! -= readTree(tree, features, row * WIDTH);
  }
  return trees;
}

export function readTrees(trees: readonly Tree[], features: Float32Array, start: number): number {
  let sum = 0;
  for (const tree of trees) sum += readTree(tree, features, start);
  return sum;
}

function draw(size: number, share: number, chance: () => number): Int32Array {
  const drawn = new Int32Array(size);
  let count = 0;
  for (let index = 0; index < size; index += 1) if (chance() < share) drawn[count++] = index;
  return drawn.subarray(0, Math.max(count, 1));
}
