import type { Steps } from "#app/lib/steps.ts";

import { boost, type BoostedModel, scoreBoosted } from "./boost.ts";
import type { Context, Evidence } from "./evidence.ts";
import type { Examples } from "./examples.ts";
import { FEATURE_COUNT, PAIR_FEATURE_COUNT } from "./feature.ts";
import { type Aim } from "./gather.ts";
import { describeWith } from "./describe.ts";
import { fitLinear, type LinearModel, scoreLinear } from "./logistic.ts";

/** Puts candidates in order: a line and trees, which err in different ways. */
export interface Ranker {
  linear: LinearModel;
  /** Null while there is too little to grow trees from. */
  boosted: BoostedModel | null;
}

/** From so many bought candidates on trees see more than the line. */
const LEAST_FOR_TREES = 2_000;
const SEED = 7;

export function* fitRanker(examples: Examples): Steps<Ranker> {
  const bought = examples.bought.reduce((sum, one) => sum + one, 0);
  const linear = yield* fitLinear(examples, PAIR_FEATURE_COUNT, SEED);
  return { linear, boosted: bought < LEAST_FOR_TREES ? null : yield* boost(examples) };
}

/** Log-odds that a candidate is bought: the mean of what the parts say. */
export function scoreRow({ linear, boosted }: Ranker, features: Float32Array, start: number): number {
  const line = scoreLinear(linear, features, start);
  return boosted ? (line + scoreBoosted(boosted, features, start)) / 2 : line;
}

/** A candidate with its log-odds. */
export interface Ranked {
  product: number;
  score: number;
}

/** Prepares to rank candidates, best first; equal ones by number. */
export function rankWith(ranker: Ranker, evidence: Evidence, aim: Aim): (context: Context) => Ranked[] {
  const describe = describeWith(evidence, aim);
  return (context) => {
    const { candidates, features } = describe(context);
    const ranked = candidates.map((product, place) => {
      return { product, score: scoreRow(ranker, features, place * FEATURE_COUNT) };
    });
    return ranked.sort((one, other) => other.score - one.score || one.product - other.product);
  };
}
