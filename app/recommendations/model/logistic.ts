import type { Steps } from "#app/lib/steps.ts";

import type { Examples } from "./examples.ts";
import { seededChance } from "#app/lib/seeded-chance.ts";

/** Log-odds as a weighted sum of features: of their square roots in the first `roots` columns. */
export interface LinearModel {
  roots: number;
  weights: number[];
  bias: number;
}

const EPOCHS = 4;
/** With few rows four rounds end long before the weights have arrived. */
const LEAST_STEPS = 500;
const BATCH = 1_024;
const RATE = { first: 0.02, last: 0.0005 } as const;
const SHRINKAGE = 1e-5;
const FIRST_BIAS = -3;
/** A column that varies less than this, beside its mean, varies by rounding alone. */
const LEAST_SPREAD = 1e-6;

/**
 * Logistic regression on standardized features, by Adam (Kingma, Ba, ICLR 2015) with a falling rate. Sums over pairs have
 * long tails, so that their square roots are looked at.
 * @param roots how many columns from the left are sums over pairs, 0 or more each
 */
export function* fitLinear(examples: Examples, roots: number, seed: number): Steps<LinearModel> {
  const { count, width, features, bought, weights: counts } = examples;
  const read = (row: Float64Array, start: number) => readRow(row, features, start, roots);
  const { means, scales } = measureColumns(read, count, width);
  const row = new Float64Array(width);
  const weights = new Float64Array(width + 1);
  const [slope, first, second] = [
    new Float64Array(width + 1),
    new Float64Array(width + 1),
    new Float64Array(width + 1),
  ];
  const random = seededChance(seed);
  const steps = Math.max(LEAST_STEPS, Math.floor((EPOCHS * count) / BATCH));
  weights[width] = FIRST_BIAS;
  for (let step = 1; step <= steps; step += 1) {
    yield;
    slope.fill(0);
    for (let pick = 0; pick < BATCH; pick += 1) {
      const drawn = Math.floor(random() * count);
      read(row, drawn * width);
      let sum = weights[width];
      for (let column = 0; column < width; column += 1) {
        row[column] = (row[column]! - means[column]!) / scales[column]!;
        sum += weights[column]! * row[column]!;
      }
      const error = counts[drawn]! * (bought[drawn]! - 1 / (1 + Math.exp(-sum)));
      for (let column = 0; column < width; column += 1) slope[column]! += error * row[column]!;
      slope[width]! += error;
    }
    const rate = RATE.first * (1 - step / steps) + RATE.last;
    for (let column = 0; column <= width; column += 1) {
      const gradient = slope[column]! / BATCH - SHRINKAGE * weights[column]!;
      first[column] = 0.9 * first[column]! + 0.1 * gradient;
      second[column] = 0.999 * second[column]! + 0.001 * gradient * gradient;
      const spread = Math.sqrt(second[column]! / (1 - 0.999 ** step)) + 1e-8;
      weights[column]! += (rate * (first[column]! / (1 - 0.9 ** step))) / spread;
    }
  }
  return inPlainUnits(weights, means, scales, roots);
}

/** Log-odds of one row. */
export function scoreLinear({ roots, weights, bias }: LinearModel, features: Float32Array, start: number): number {
  let sum = bias;
  for (let column = 0; column < weights.length; column += 1) {
    const value = features[start + column]!;
    sum += weights[column]! * (column < roots ? Math.sqrt(Math.max(value, 0)) : value);
  }
  return sum;
}

/** One row, with square roots in the first columns. Rows are read one by one: a copy of all would double the memory. */
function readRow(row: Float64Array, features: Float32Array, start: number, roots: number): void {
  for (let column = 0; column < row.length; column += 1) {
    const value = features[start + column]!;
    row[column] = column < roots ? Math.sqrt(Math.max(value, 0)) : value;
  }
}

/** Mean and spread of every column. One that never changes has an infinite spread: it weighs nothing, now and ever. */
function measureColumns(read: (row: Float64Array, start: number) => void, count: number, width: number) {
  const [row, means, scales] = [new Float64Array(width), new Float64Array(width), new Float64Array(width)];
  for (let index = 0; index < count; index += 1) {
    read(row, index * width);
    for (let column = 0; column < width; column += 1) means[column]! += row[column]! / count;
  }
  for (let index = 0; index < count; index += 1) {
    read(row, index * width);
    for (let column = 0; column < width; column += 1) scales[column]! += (row[column]! - means[column]!) ** 2 / count;
  }
  for (let column = 0; column < width; column += 1) {
    const spread = Math.sqrt(scales[column]!);
    scales[column] = spread > LEAST_SPREAD * Math.max(1, Math.abs(means[column]!)) ? spread : Infinity;
  }
  return { means, scales };
}

function inPlainUnits(weights: Float64Array, means: Float64Array, scales: Float64Array, roots: number): LinearModel {
  const width = means.length;
  const plain = Array.from({ length: width }, (_, column) => weights[column]! / scales[column]!);
  const bias = plain.reduce((sum, weight, column) => sum - weight * means[column]!, weights[width]!);
  return { roots, weights: plain, bias };
}
