import type { Steps } from "#app/lib/steps.ts";

import { binAll, findEdges } from "./bins.ts";
import type { Examples } from "./examples.ts";
import { type Slopes, TreeGrower } from "./grow-tree.ts";
import { seededChance } from "#app/lib/seeded-chance.ts";
import { readTree, type Tree } from "./tree.ts";

export interface BoostedModel {
  /** Log-odds before any tree. */
  base: number;
  trees: Tree[];
}

export interface BoostSettings {
  trees: number;
  /** Shares of rows and columns that each tree sees. */
  rows: number;
  columns: number;
  seed: number;
}

export const BOOST: BoostSettings = { trees: 150, rows: 0.7, columns: 0.5, seed: 1 };

/**
 * Gradient boosted trees on the logistic loss with second-order steps (Friedman, "Greedy function approximation",
 * 2001; Chen, Guestrin, "XGBoost", KDD 2016; histograms as in Ke et al., "LightGBM", NeurIPS 2017).
 */
export function* boost(examples: Examples, settings: BoostSettings = BOOST): Steps<BoostedModel> {
  const { count, width, features, bought, weights } = examples;
  const edges = findEdges(features, width);
  const grower = new TreeGrower(binAll(features, width, edges), edges);
  const random = seededChance(settings.seed);
  const base = logOdds(examples);
  const scores = new Float64Array(count).fill(base);
  const slopes: Slopes = { gradients: new Float32Array(count), curvatures: new Float32Array(count) };
  const trees: Tree[] = [];
  for (let round = 0; round < settings.trees; round += 1) {
    yield;
    for (let row = 0; row < count; row += 1) {
      const chance = 1 / (1 + Math.exp(-scores[row]!));
      slopes.gradients[row] = weights[row]! * (bought[row]! - chance);
      slopes.curvatures[row] = weights[row]! * chance * (1 - chance);
    }
    const columns = drawAtLeastOne(width, settings.columns, random);
    const rows = drawAtLeastOne(count, settings.rows, random);
    const tree = grower.grow(rows, columns, slopes);
    trees.push(tree);
    for (let row = 0; row < count; row += 1) scores[row]! += readTree(tree, features, row * width);
  }
  return { base, trees };
}

/** Log-odds of one row. */
export function scoreBoosted({ base, trees }: BoostedModel, features: Float32Array, start: number): number {
  let sum = base;
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
