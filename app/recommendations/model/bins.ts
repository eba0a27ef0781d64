/** Features cut into at most {@link BINS} steps each, so that a tree has few places to split. */
export const BINS = 64;
const SAMPLE = 40_000;

/** By column: the upper edges of its steps but the last, rising. */
export function findEdges(features: Float32Array, width: number): Float32Array[] {
  const count = features.length / width;
  const stride = Math.max(1, Math.floor(count / SAMPLE));
  return Array.from({ length: width }, (_, column) => {
    const values = new Float32Array(Math.ceil(count / stride));
    for (let row = 0; row < count; row += stride) values[row / stride] = features[row * width + column]!;
    values.sort();
    const edges: number[] = [];
    for (let step = 1; step < BINS; step += 1) {
      const edge = values[Math.floor((step * values.length) / BINS)]!;
      if (edge > (edges.at(-1) ?? -Infinity)) edges.push(edge);
    }
    return Float32Array.from(edges);
  });
}

/** The step of every value. */
export function binAll(features: Float32Array, width: number, edges: readonly Float32Array[]): Uint8Array {
  const bins = new Uint8Array(features.length);
  for (let start = 0; start < features.length; start += width) {
    for (let column = 0; column < width; column += 1) {
      bins[start + column] = binOf(edges[column]!, features[start + column]!);
    }
  }
  return bins;
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
