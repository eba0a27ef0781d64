import { seededChance } from "#app/lib/seeded-chance.ts";
import type { Steps } from "#app/lib/steps.ts";
import { binAll, findEdges } from "#app/lib/trees/bins.ts";
import { type Slopes, TreeGrower } from "#app/lib/trees/grow-tree.ts";
import { readTree, type Tree } from "#app/lib/trees/tree.ts";

import type { Examples } from "./examples.ts";
import type { Loss } from "./slopes.ts";

const SHAPE = { leaves: 16, rate: 0.08, leastRows: 100 };

export interface BoostSettings {
  loss: Loss;
  trees: number;
  /** Against leaves that a few rows speak for; in the units of the loss's second derivative. */
  penalty: number;
  /** Shares of rows and columns that each tree sees. */
  rows: number;
  columns: number;
  seed: number;
}

/**
 * Gradient boosted trees with second-order steps (Friedman, "Greedy function approximation", 2001; Chen, Guestrin,
 * "XGBoost", KDD 2016; histograms as in Ke et al., "LightGBM", NeurIPS 2017).
 */
export function* boost(examples: Examples, settings: BoostSettings): Steps<Tree[]> {
  const { count, width, features } = examples;
  const edges = yield* findEdges(features, width);
  const grower = new TreeGrower(yield* binAll(features, width, edges), edges, { ...SHAPE, penalty: settings.penalty });
  const chance = seededChance(settings.seed);
  // Trees begin where everybody's chance is the same; a ranking does not ask how high that was.
  const scores = new Float64Array(count).fill(logOdds(examples));
  const slopes: Slopes = { gradients: new Float32Array(count), curvatures: new Float32Array(count) };
  const trees: Tree[] = [];
  for (let round = 0; round < settings.trees; round += 1) {
    yield;
    settings.loss(examples, scores, slopes);
    const columns = drawAtLeastOne(width, settings.columns, chance);
    const rows = drawAtLeastOne(count, settings.rows, chance);
    const tree = yield* grower.grow(rows, columns, slopes);
    trees.push(tree);
    for (let row = 0; row < count; row += 1) scores[row]! += readTree(tree, features, row * width);
  }
  return trees;
}

/** What the trees add up to for one row. */
export function scoreTrees(trees: readonly Tree[], features: Float32Array, start: number): number {
  let sum = 0;
  for (const tree of trees) sum += readTree(tree, features, start);
  return sum;
}

function logOdds({ count, bought, weights }: Examples): number {
  let [yes, all] = [0, 0];
  for (let row = 0; row < count; row += 1) {
    all += weights[row]!;
    if (bought[row] === 1) yes += weights[row]!;
  }
  return Math.log((yes + 0.5) / (all - yes + 0.5));
}

function drawAtLeastOne(size: number, share: number, chance: () => number): Int32Array {
  const drawn = new Int32Array(Math.max(size, 1));
  let count = 0;
  for (let index = 0; index < size; index += 1) if (chance() < share) drawn[count++] = index;
  return drawn.subarray(0, Math.max(count, 1));
}
