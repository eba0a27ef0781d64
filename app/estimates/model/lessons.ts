import { WIDTH } from "./describe.ts";

/** What a forecaster learns from: a row a parcel that has arrived, as it was described at its moment. */
export interface Lessons {
  count: number;
  /** {@link WIDTH} columns a row. */
  features: Float32Array;
  /** By row: where it went. */
  places: string[];
  /** By row: logarithm of the working time that it took. */
  logUnits: Float64Array;
  weights: Float64Array;
}

/** The lessons of some rows of a larger table. */
export function takeLessons(from: Lessons, rows: readonly number[]): Lessons {
  const features = new Float32Array(rows.length * WIDTH);
  for (const [index, row] of rows.entries()) {
    features.set(from.features.subarray(row * WIDTH, (row + 1) * WIDTH), index * WIDTH);
  }
  return {
    count: rows.length,
    features,
    places: rows.map((row) => from.places[row]!),
    logUnits: Float64Array.from(rows, (row) => from.logUnits[row]!),
    weights: Float64Array.from(rows, (row) => from.weights[row]!),
  };
}
