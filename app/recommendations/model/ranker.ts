import type { Steps } from "#app/lib/steps.ts";

import { boost, type BoostSettings, scoreTrees } from "./boost.ts";
import { describeWith } from "./describe.ts";
import type { Context, Evidence } from "./evidence.ts";
import type { Examples } from "./examples.ts";
import { PAIR_FEATURE_COUNT } from "./feature.ts";
import type { Aim } from "./gather.ts";
import type { Task } from "./lessons.ts";
import { fitLinear, type LinearModel, scoreLinear } from "./logistic.ts";
import { listLoss, logisticLoss } from "./slopes.ts";
import type { Tree } from "#app/lib/trees/tree.ts";

/** Puts candidates in order: a line and groves, which err in different ways. */
export interface Ranker {
  /** Log-odds that a candidate is bought. */
  linear: LinearModel;
  /** None while there is too little to grow trees from. */
  groves: Tree[][];
}

/** From so many bought candidates on trees see more than the line. */
const LEAST_FOR_TREES = 2_000;
const LINE_SEED = 7;
const BOTH = [
  { loss: logisticLoss, trees: 130, penalty: 5, rows: 0.7, columns: 0.35, seed: 1 },
  { loss: listLoss, trees: 130, penalty: 1, rows: 0.7, columns: 0.35, seed: 2 },
];
/** A basket has the most to look at: other columns and rows by chance see other parts of it. */
const GROVES: Record<Task, readonly BoostSettings[]> = {
  next: BOTH,
  "next-new": BOTH,
  basket: [...BOTH, { ...BOTH[0]!, seed: 3 }],
};

export function* fitRanker(examples: Examples, task: Task): Steps<Ranker> {
  const linear = yield* fitLinear(examples, PAIR_FEATURE_COUNT, LINE_SEED);
  const groves: Tree[][] = [];
  if (examples.bought.reduce((sum, one) => sum + one, 0) >= LEAST_FOR_TREES) {
    for (const settings of GROVES[task]) groves.push(yield* boost(examples, settings));
  }
  return { linear, groves };
}

/** A candidate with its log-odds. */
export interface Ranked {
  product: number;
  score: number;
  /** What its title has in common with what the person has. */
  likeness: number;
}

/** Prepares to rank candidates, best first; equal ones by number. */
export function rankWith(ranker: Ranker, evidence: Evidence, aim: Aim): (context: Context) => Ranked[] {
  const describe = describeWith(evidence, aim);
  return (context) => {
    const { candidates, width, features, likeness } = describe(context);
    const scores = scoreAll(ranker, features, width);
    const ranked = candidates.map((product, place) => ({ product, score: scores[place]!, likeness: likeness[place]! }));
    return ranked.sort((one, other) => other.score - one.score || one.product - other.product);
  };
}

/** Each part is brought to the same spread among the candidates, and their mean to the line's: log-odds again. */
function scoreAll({ linear, groves }: Ranker, features: Float32Array, width: number): Float64Array {
  const starts = Array.from({ length: features.length / width }, (_, place) => place * width);
  const line = Float64Array.from(starts, (start) => scoreLinear(linear, features, start));
  const { mean, spread } = spreadOf(line);
  const parts = groves.map((trees) => Float64Array.from(starts, (start) => scoreTrees(trees, features, start)));
  const even = parts.map((part) => ({ part, ...spreadOf(part) }));
  return line.map((value, place) => {
    const sum = even.reduce(
      (total, one) => total + (one.part[place]! - one.mean) / one.spread,
      (value - mean) / spread,
    );
    return mean + (spread * sum) / (parts.length + 1);
  });
}

function spreadOf(values: Float64Array): { mean: number; spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(values.length, 1);
  return { mean, spread: Math.sqrt(variance) || 1 };
}
