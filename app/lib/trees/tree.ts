/** A decision tree over features; a node without a feature is a leaf. Arrays by node, the root first. */
export interface Tree {
  /** Column that is asked, or -1. */
  columns: number[];
  /** Left when the value is at most this. */
  edges: number[];
  left: number[];
  right: number[];
  /** Of leaves: log-odds to add. */
  values: number[];
}

/** The value of the leaf that a row falls into. */
export function readTree({ columns, edges, left, right, values }: Tree, features: Float32Array, start: number): number {
  let node = 0;
  for (let column = columns[0]!; column >= 0; column = columns[node]!) {
    node = features[start + column]! <= edges[node]! ? left[node]! : right[node]!;
  }
  return values[node]!;
}
