import type { Steps } from "../steps.ts";

/** Features cut into at most {@link BINS} steps each, so that a tree has few places to split. */
export const BINS = 64;
const SAMPLE = 40_000;
/** So many rows before others have a turn: a few milliseconds. */
const TURN = 8_192;

/** By column: the upper edges of its steps but the last, rising. */
export function* findEdges(features: Float32Array, width: number): Steps<Float32Array[]> {
  const edges: Float32Array[] = [];
  for (let column = 0; column < width; column += 1) {
    yield;
    edges.push(edgesOf(features, width, column));
  }
  return edges;
}

function edgesOf(features: Float32Array, width: number, column: number): Float32Array {
  const count = features.length / width;
  const stride = Math.max(1, Math.floor(count / SAMPLE));
  const values = new Float32Array(Math.ceil(count / stride));
  for (let row = 0; row < count; row += stride) values[row / stride] = features[row * width + column]!;
  values.sort();
  const edges: number[] = [];
  for (let step = 1; step < BINS; step += 1) {
    const edge = values[Math.floor((step * values.length) / BINS)]!;
    if (edge > (edges.at(-1) ?? -Infinity)) edges.push(edge);
  }
  return Float32Array.from(edges);
}

/** The step of every value. */
export function* binAll(features: Float32Array, width: number, edges: readonly Float32Array[]): Steps<Uint8Array> {
  const bins = new Uint8Array(features.length);
  for (let start = 0; start < features.length; start += width * TURN) {
    yield;
    binRows(bins, features, [start, Math.min(start + width * TURN, features.length)], edges);
  }
  return bins;
}

function binRows(
  bins: Uint8Array,
  features: Float32Array,
  [from, to]: readonly [number, number],
  edges: readonly Float32Array[],
): void {
  for (let start = from; start < to; start += edges.length) {
    for (let column = 0; column < edges.length; column += 1) {
      bins[start + column] = binOf(edges[column]!, features[start + column]!);
    }
  }
}

function binOf(edges: Float32Array, value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value > edges[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}
