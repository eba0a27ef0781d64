import { SIGNAL_COUNT } from "./signal.ts";

/** The neighbors of one product: what is bought with it or after it. */
export interface Neighbors {
  /** Numbers of products. */
  others: Int32Array;
  /** {@link SIGNAL_COUNT} values for each of `others`. */
  values: Float32Array;
}

export const NO_NEIGHBORS: Neighbors = { others: new Int32Array(0), values: new Float32Array(0) };

/** Sets one signal of neighbors, and takes in the strongest of those that were none yet. */
export function addSignal(
  { others, values }: Neighbors,
  signal: number,
  weights: Map<number, number>,
  limits: { most: number; least: number },
): Neighbors {
  for (let place = 0; place < others.length; place += 1) {
    const weight = weights.get(others[place]!);
    if (weight === undefined) continue;
    values[place * SIGNAL_COUNT + signal] = weight;
    weights.delete(others[place]!);
  }
  const strong = [...weights].filter(([, weight]) => weight > limits.least);
  const more = strong.sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, limits.most);
  if (more.length === 0) return { others, values };
  const all = new Int32Array(others.length + more.length);
  const allValues = new Float32Array(all.length * SIGNAL_COUNT);
  all.set(others);
  allValues.set(values);
  for (const [index, [other, weight]] of more.entries()) {
    all[others.length + index] = other;
    allValues[(others.length + index) * SIGNAL_COUNT + signal] = weight;
  }
  return { others: all, values: allValues };
}
