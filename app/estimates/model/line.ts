import { solve } from "#app/lib/solve.ts";
import type { Steps } from "#app/lib/steps.ts";

import { WIDTH } from "./describe.ts";
import type { Lessons } from "./lessons.ts";

/** A ridge regression over what a parcel is described by, its destination and its weekday. */
export interface Line {
  /** By column of the description: mean and how much it varies. */
  means: number[];
  deviations: number[];
  /** Destinations with a coefficient of their own. */
  places: string[];
  /** Start, then one for each column, each place, each weekday. */
  coefficients: number[];
}

const MOST_PLACES = 30;
const LEAST_PARCELS = 5;
const WEEKDAY = 2;
/** Beyond so many deviations a value says no more. */
const FAR = 4;
const MOST_PENALTY = 800;
const PENALTY_BY_PARCEL = 0.1;
const LEAST_PENALTY = 80;
const TURN = 512;

/** Fits a line to the logarithm of working time. Hoerl & Kennard, "Ridge regression", Technometrics 1970. */
export function* fitLine(lessons: Lessons): Steps<Line> {
  const line: Line = { ...measure(lessons), places: frequentPlaces(lessons.places), coefficients: [] };
  const size = 1 + WIDTH + line.places.length + 7;
  const matrix = new Float64Array(size * size);
  const vector = new Float64Array(size);
  const cells = new Float64Array(size);
  const placeOf = new Map(line.places.map((place, index) => [place, index]));
  for (let row = 0; row < lessons.count; row += 1) {
    if (row % TURN === 0) yield;
    fill(cells, line, placeOf, lessons.features, row * WIDTH, lessons.places[row]!);
    const weight = lessons.weights[row]!;
    for (let one = 0; one < size; one += 1) {
      const value = cells[one]! * weight;
      if (value === 0) continue;
      vector[one]! += value * lessons.logUnits[row]!;
      for (let other = 0; other <= one; other += 1) matrix[one * size + other]! += value * cells[other]!;
    }
  }
  const penalty = Math.min(MOST_PENALTY, Math.max(LEAST_PENALTY, lessons.count * PENALTY_BY_PARCEL));
  for (let one = 0; one < size; one += 1) matrix[one * size + one]! += one === 0 ? 1e-6 : penalty;
  if (!solve(matrix, size, vector)) throw new Error("No line can be drawn: are the lessons finite?");
  return { ...line, coefficients: [...vector] };
}

/** A function that reads the line for a row. */
export function readLine(line: Line): (features: Float32Array, start: number, place: string) => number {
  const placeOf = new Map(line.places.map((place, index) => [place, index]));
  const { coefficients, means, deviations } = line;
  return (features, start, place) => {
    let sum = coefficients[0]!;
    for (let column = 0; column < WIDTH; column += 1) {
      sum += coefficients[column + 1]! * standardize(features[start + column]!, means[column]!, deviations[column]!);
    }
    const at = placeOf.get(place);
    if (at !== undefined) sum += coefficients[1 + WIDTH + at]!;
    return sum + coefficients[1 + WIDTH + line.places.length + features[start + WEEKDAY]!]!;
  };
}

function fill(
  cells: Float64Array,
  { means, deviations, places }: Line,
  placeOf: ReadonlyMap<string, number>,
  features: Float32Array,
  start: number,
  place: string,
): void {
  cells.fill(0);
  cells[0] = 1;
  for (let column = 0; column < WIDTH; column += 1) {
    cells[column + 1] = standardize(features[start + column]!, means[column]!, deviations[column]!);
  }
  const at = placeOf.get(place);
  if (at !== undefined) cells[1 + WIDTH + at] = 1;
  cells[1 + WIDTH + places.length + features[start + WEEKDAY]!] = 1;
}

function standardize(value: number, mean: number, deviation: number): number {
  return Math.min(FAR, Math.max(-FAR, (value - mean) / deviation));
}

function measure({ count, features }: Lessons): Pick<Line, "means" | "deviations"> {
  const sums = new Float64Array(WIDTH);
  const squares = new Float64Array(WIDTH);
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < WIDTH; column += 1) {
      const value = features[row * WIDTH + column]!;
      sums[column]! += value;
      squares[column]! += value * value;
    }
  }
  const means = [...sums].map((sum) => sum / count);
  const variances = means.map((mean, column) => squares[column]! / count - mean * mean);
  return { means, deviations: variances.map((variance) => (variance > 1e-9 ? Math.sqrt(variance) : 1)) };
}

function frequentPlaces(places: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= LEAST_PARCELS)
    .toSorted(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
    .slice(0, MOST_PLACES)
    .map(([place]) => place);
}
