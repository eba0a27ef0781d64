import { seededChance } from "#app/lib/seeded-chance.ts";
import type { Steps } from "#app/lib/steps.ts";
import type { Tree } from "#app/lib/trees/tree.ts";

import { type BoostShape, boostSquares, type Cut, cutFeatures, readTrees } from "./boost.ts";
import { type Curve, raise, SHARES } from "./curve.ts";
import { WIDTH } from "./describe.ts";
import { type Lessons, takeLessons } from "./lessons.ts";
import { fitLine, type Line, readLine } from "./line.ts";
import { weightedQuantiles } from "./weighted-quantile.ts";

/** A distribution for every parcel: where its middle is, how wide it is, and of what shape. */
export interface Forecaster {
  line: Line;
  /** What the line leaves. */
  trees: Tree[];
  /** Logarithm of the width: a start, and trees. */
  spread: { start: number; trees: Tree[] };
  /** At {@link SHARES}: distance from the middle in widths. */
  shape: number[];
}

const MIDDLE: BoostShape = { trees: 100, leaves: 6, rate: 0.05, leastRows: 60, seed: 11 };
const WIDTHS: BoostShape = { trees: 60, leaves: 6, rate: 0.05, leastRows: 100, seed: 12 };
/** With fewer lessons trees learn what is not there. */
const LEAST_FOR_TREES = 500;
const FOLDS = 3;
/** No parcel is known to the hour. */
const LEAST_MISS = 0.05;

/**
 * Learns a line, trees on what it leaves, and trees on how far off both are for parcels they have not seen (in-sample they
 * would be too sure of themselves). A location-scale model of the logarithm of time, as in accelerated failure time.
 */
export function* fitForecaster(lessons: Lessons): Steps<Forecaster> {
  const line = yield* fitLine(lessons);
  const left = leftOf(lessons, line);
  const cut = yield* cutFeatures(lessons.features);
  const isLarge = lessons.count >= LEAST_FOR_TREES;
  const misses = yield* missesOf(lessons, cut, isLarge);
  const trees = isLarge ? yield* boostSquares(cut, left, lessons.weights, MIDDLE) : [];
  const spread = isLarge ? yield* fitSpread(cut, misses, lessons.weights) : { start: 0, trees: [] };
  const widths = misses.map(
    (miss, row) => miss / Math.exp(spread.start + readTrees(spread.trees, lessons.features, row * WIDTH)),
  );
  return { line, trees, spread, shape: weightedQuantiles(widths, lessons.weights, SHARES) };
}

/** A function that writes the distribution of a row's logarithm of working time. */
export function readForecaster(forecaster: Forecaster): (row: Float32Array, place: string) => Curve {
  const line = readLine(forecaster.line);
  const { trees, spread, shape } = forecaster;
  return (row, place) => {
    const middle = line(row, 0, place) + readTrees(trees, row, 0);
    const width = Math.exp(spread.start + readTrees(spread.trees, row, 0));
    return raise(Float64Array.from(shape, (distance) => middle + width * distance));
  };
}

function leftOf(lessons: Lessons, line: Line): Float64Array {
  const read = readLine(line);
  return lessons.logUnits.map((value, row) => value - read(lessons.features, row * WIDTH, lessons.places[row]!));
}

/** By row: how far off those are that have not seen it. */
function* missesOf(lessons: Lessons, cut: Cut, withTrees: boolean): Steps<Float64Array> {
  const chance = seededChance(13);
  const folds = Uint8Array.from({ length: lessons.count }, () => Math.floor(chance() * FOLDS));
  const misses = new Float64Array(lessons.count);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const rows: number[] = [];
    for (let row = 0; row < lessons.count; row += 1) if (folds[row] !== fold) rows.push(row);
    const seen = takeLessons(lessons, rows);
    const read = readLine(yield* fitLine(seen));
    const left = lessons.logUnits.map(
      (value, row) => value - read(lessons.features, row * WIDTH, lessons.places[row]!),
    );
    const known = Float64Array.from(rows, (row) => left[row]!);
    const trees = withTrees ? yield* boostSquares(cutOf(cut, seen, rows), known, seen.weights, MIDDLE) : [];
    for (let row = 0; row < lessons.count; row += 1) {
      if (folds[row] === fold) misses[row] = left[row]! - readTrees(trees, lessons.features, row * WIDTH);
    }
  }
  return misses;
}

function cutOf({ edges, bins }: Cut, { features }: Lessons, rows: readonly number[]): Cut {
  const taken = new Uint8Array(rows.length * WIDTH);
  for (const [index, row] of rows.entries()) taken.set(bins.subarray(row * WIDTH, (row + 1) * WIDTH), index * WIDTH);
  return { features, edges, bins: taken };
}

function* fitSpread(cut: Cut, misses: Float64Array, weights: Float64Array): Steps<Forecaster["spread"]> {
  const logs = misses.map((miss) => Math.log(Math.abs(miss) + LEAST_MISS));
  let [sum, total] = [0, 0];
  for (let row = 0; row < logs.length; row += 1) {
    sum += weights[row]! * logs[row]!;
    total += weights[row]!;
  }
  const start = sum / total;
  return {
    start,
    trees: yield* boostSquares(
      cut,
      logs.map((value) => value - start),
      weights,
      WIDTHS,
    ),
  };
}
