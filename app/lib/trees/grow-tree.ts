import type { Steps } from "../steps.ts";

import { BINS } from "./bins.ts";
import type { Tree } from "./tree.ts";

/** First and second derivatives of a loss by the scores, by row. */
export interface Slopes {
  gradients: Float32Array;
  curvatures: Float32Array;
}

/** How large trees may grow. */
export interface TreeShape {
  leaves: number;
  /** Share of its best step that a leaf takes. */
  rate: number;
  /** No leaf holds fewer rows. */
  leastRows: number;
  /** Against leaves that a few rows speak for; in the units of the loss's second derivative. */
  penalty: number;
}

/** So many rows are counted before others have a turn: a few milliseconds. */
const TURN = 8_192;
/** Gradient, curvature and number of rows of each step of each column. */
const CELLS = 3;

/** A leaf that may still be split: rows from `start` to `end`, what they sum up to, and the best split of them. */
interface Leaf {
  node: number;
  start: number;
  end: number;
  gradient: number;
  curvature: number;
  histogram: Float64Array;
  split: Split | null;
}

interface Split {
  gain: number;
  column: number;
  bin: number;
}

/** Grows trees leaf by leaf, always where it gains most, over features that are cut into steps. */
export class TreeGrower {
  readonly #width: number;

  constructor(
    private readonly bins: Uint8Array,
    private readonly edges: readonly Float32Array[],
    private readonly shape: TreeShape,
  ) {
    this.#width = edges.length;
  }

  /** @param rows which take part; reordered here */
  *grow(rows: Int32Array, columns: Int32Array, slopes: Slopes): Steps<Tree> {
    const tree: Tree = { columns: [], edges: [], left: [], right: [], values: [] };
    const histogram = yield* this.#histogram(rows, 0, rows.length, columns, slopes);
    const root = this.#leaf(tree, rows, [0, rows.length], slopes, histogram);
    const open = [this.#withSplit(root, columns)];
    const moved = new Int32Array(rows.length);
    for (let leaves = 1; leaves < this.shape.leaves; leaves += 1) {
      const best = takeBest(open);
      if (!best?.split) break;
      const { column, bin } = best.split;
      const middle = this.#part(rows, moved, best, column, bin);
      const [left, right] = yield* this.#halves(tree, rows, best, middle, columns, slopes);
      tree.columns[best.node] = column;
      tree.edges[best.node] = this.edges[column]![bin]!;
      tree.left[best.node] = left.node;
      tree.right[best.node] = right.node;
      open.push(this.#withSplit(left, columns), this.#withSplit(right, columns));
    }
    return tree;
  }

  #leaf(tree: Tree, rows: Int32Array, [start, end]: [number, number], slopes: Slopes, histogram: Float64Array): Leaf {
    let [gradient, curvature] = [0, 0];
    for (let place = start; place < end; place += 1) {
      gradient += slopes.gradients[rows[place]!]!;
      curvature += slopes.curvatures[rows[place]!]!;
    }
    const node = tree.columns.push(-1) - 1;
    tree.edges.push(0);
    tree.left.push(-1);
    tree.right.push(-1);
    tree.values.push((this.shape.rate * gradient) / (curvature + this.shape.penalty));
    return { node, start, end, gradient, curvature, histogram, split: null };
  }

  *#histogram(rows: Int32Array, start: number, end: number, columns: Int32Array, slopes: Slopes): Steps<Float64Array> {
    const cells = new Float64Array(columns.length * BINS * CELLS);
    for (let place = start; place < end; place += TURN) {
      yield;
      this.#count(cells, rows.subarray(place, Math.min(place + TURN, end)), columns, slopes);
    }
    return cells;
  }

  #count(cells: Float64Array, rows: Int32Array, columns: Int32Array, { gradients, curvatures }: Slopes): void {
    const { bins } = this;
    for (let place = 0; place < rows.length; place += 1) {
      const row = rows[place]!;
      const [from, gradient, curvature] = [row * this.#width, gradients[row]!, curvatures[row]!];
      for (let index = 0; index < columns.length; index += 1) {
        const cell = (index * BINS + bins[from + columns[index]!]!) * CELLS;
        cells[cell]! += gradient;
        cells[cell + 1]! += curvature;
        cells[cell + 2]! += 1;
      }
    }
  }

  /** The smaller half is counted; the other one is what remains of the whole. */
  *#halves(
    tree: Tree,
    rows: Int32Array,
    whole: Leaf,
    middle: number,
    columns: Int32Array,
    slopes: Slopes,
  ): Steps<[Leaf, Leaf]> {
    const isLeftSmaller = middle - whole.start < whole.end - middle;
    const [from, to] = isLeftSmaller ? [whole.start, middle] : [middle, whole.end];
    const small = yield* this.#histogram(rows, from, to, columns, slopes);
    const large = whole.histogram;
    for (let cell = 0; cell < large.length; cell += 1) large[cell]! -= small[cell]!;
    const [left, right] = isLeftSmaller ? [small, large] : [large, small];
    return [
      this.#leaf(tree, rows, [whole.start, middle], slopes, left),
      this.#leaf(tree, rows, [middle, whole.end], slopes, right),
    ];
  }

  #withSplit(leaf: Leaf, columns: Int32Array): Leaf {
    const { gradient, curvature, histogram } = leaf;
    const size = leaf.end - leaf.start;
    const { leastRows, penalty } = this.shape;
    const whole = gradient ** 2 / (curvature + penalty);
    for (let index = 0; index < columns.length; index += 1) {
      const column = columns[index]!;
      let [left, leftCurvature, count] = [0, 0, 0];
      for (let bin = 0; bin < this.edges[column]!.length; bin += 1) {
        const cell = (index * BINS + bin) * CELLS;
        left += histogram[cell]!;
        leftCurvature += histogram[cell + 1]!;
        count += histogram[cell + 2]!;
        if (count < leastRows) continue;
        if (size - count < leastRows) break;
        const right = gradient - left;
        const halves = left ** 2 / (leftCurvature + penalty) + right ** 2 / (curvature - leftCurvature + penalty);
        const gain = halves - whole;
        if (gain > (leaf.split?.gain ?? 1e-9)) leaf.split = { gain, column, bin };
      }
    }
    return leaf;
  }

  /** Moves the rows that go left to the front of the leaf, each side in its old order. @returns where the right side begins */
  #part(rows: Int32Array, moved: Int32Array, { start, end }: Leaf, column: number, bin: number): number {
    let [left, right] = [start, 0];
    for (let place = start; place < end; place += 1) {
      const row = rows[place]!;
      if (this.bins[row * this.#width + column]! <= bin) rows[left++] = row;
      else moved[right++] = row;
    }
    rows.set(moved.subarray(0, right), left);
    return left;
  }
}

function takeBest(open: Leaf[]): Leaf | null {
  let best = -1;
  for (const [index, { split }] of open.entries()) {
    if (split && (best < 0 || split.gain > (open[best]!.split?.gain ?? 0))) best = index;
  }
  return best < 0 ? null : open.splice(best, 1)[0]!;
}
