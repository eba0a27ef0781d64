import type { Steps } from "#app/lib/steps.ts";

import { type Corpus, ordersBefore } from "./corpus.ts";
import { type OrderWeights, weighOrders } from "./order-weights.ts";
import { addSignal, type Neighbors } from "./pair-table.ts";
import { type Row, solveLocally } from "./ridge.ts";
import { at, SIGNAL_COUNT } from "./signal.ts";
import { bringToFront } from "./top.ts";

/** Pairs kept a product; fewer in a large catalog, so that memory stays bounded. */
const MOST_NEIGHBORS = 200;
const MOST_PAIRS = 1_600_000;
/** So many imagined orders without the pair stand against every real one with it: chance meetings stay small. */
const DOUBT = 3;
/** In place of what was seldom bought, so that one lucky order is no law. */
const THIN = 0.3;
/** What the ridges may add to the neighbors of a product. */
const MORE = { most: 60, least: 0.01 } as const;

/** Sums over orders, for the pairs of one product. */
const TALLIES = 8;
const [T30, T120, T720, ORDERS, N60, N360, NEW, STEPS] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/**
 * Learns from all orders before `today` what is bought together and what follows: the strongest neighbors of every
 * product, by its number. One pass over the orders of each product with one accumulator for the whole catalog, so that
 * memory grows with the catalog and not with the pairs.
 */
export function* learnPairs(corpus: Corpus, today: number): Steps<Neighbors[]> {
  const size = corpus.ids.length;
  const until = ordersBefore(corpus, today);
  const weights = weighOrders(corpus, today, until);
  const norms = normsOf(corpus, weights, until);
  const walk = new Walk(corpus, weights, until);
  const scores = new Float64Array(size);
  const keep = Math.max(20, Math.min(MOST_NEIGHBORS, Math.floor(MOST_PAIRS / Math.max(size, 1))));
  const neighbors: Neighbors[] = [];
  const together: Row[] = [];
  const following: Row[] = [];
  for (let product = 0; product < size; product += 1) {
    yield;
    const met = walk.around(product);
    for (const other of met) scores[other] = strength(walk.sums, other, product, norms);
    scores[product] = -1;
    const front = bringToFront(met, scores, Math.min(keep, met.length));
    const others = front.filter((other) => other !== product);
    neighbors.push({ others, values: valuesOf(others, product, walk.sums, norms) });
    together.push(walk.row(others, T720));
    following.push(walk.row(others, N360));
  }
  return yield* withRidges(neighbors, together, following, norms[720]);
}

function* withRidges(
  neighbors: Neighbors[],
  together: Row[],
  following: Row[],
  weights: Float64Array,
): Steps<Neighbors[]> {
  const ridge = yield* solveLocally(together, together, weights);
  const nextRidge = yield* solveLocally(together, transpose(following, weights.length), weights);
  return neighbors.map((one, product) => {
    return addSignal(addSignal(one, at.ridge, ridge[product]!, MORE), at.nextRidge, nextRidge[product]!, MORE);
  });
}

function transpose(rows: readonly Row[], size: number): Row[] {
  const columns = Array.from({ length: size }, () => ({ others: [] as number[], sums: [] as number[] }));
  for (const [product, { others, sums }] of rows.entries()) {
    for (const [place, other] of others.entries()) {
      columns[other]!.others.push(product);
      columns[other]!.sums.push(sums[place]!);
    }
  }
  return columns.map(({ others, sums }) => ({ others: Int32Array.from(others), sums: Float32Array.from(sums) }));
}

/** The weight of the orders that hold each product, by half-life; how many they are; and the weight of all orders. */
interface Norms {
  30: Float64Array;
  120: Float64Array;
  720: Float64Array;
  orders: Float64Array;
  total: number;
}

function normsOf({ ids, starts, products }: Corpus, { together }: OrderWeights, until: number): Norms {
  const column = () => new Float64Array(ids.length);
  const norms = { 30: column(), 120: column(), 720: column(), orders: column(), total: 0 };
  for (let order = 0; order < until; order += 1) {
    norms.total += together[720][order]!;
    for (let place = starts[order]!; place < starts[order + 1]!; place += 1) {
      const product = products[place]!;
      norms[30][product]! += together[30][order]!;
      norms[120][product]! += together[120][order]!;
      norms[720][product]! += together[720][order]!;
      norms.orders[product]! += 1;
    }
  }
  return norms;
}

/** Sums up, product by product, what its orders and the orders after them hold. */
class Walk {
  readonly sums: Float64Array;
  readonly #met: Int32Array;
  readonly #seenFor: Int32Array;

  constructor(
    private readonly corpus: Corpus,
    private readonly weights: OrderWeights,
    private readonly until: number,
  ) {
    this.sums = new Float64Array(corpus.ids.length * TALLIES);
    this.#met = new Int32Array(corpus.ids.length);
    this.#seenFor = new Int32Array(corpus.ids.length).fill(-1);
  }

  /** @returns every product met, with its tallies in `sums` until the next call */
  around(product: number): Int32Array {
    const { starts, products, isNew, after, ordersOf } = this.corpus;
    const { together, next } = this.weights;
    const { sums } = this;
    let count = 0;
    for (const order of ordersOf[product]!) {
      if (order >= this.until) break;
      const [w30, w120, w720] = [together[30][order]!, together[120][order]!, together[720][order]!];
      if (w720 > 0) {
        for (let place = starts[order]!, end = starts[order + 1]!; place < end; place += 1) {
          const other = products[place]!;
          const base = other * TALLIES;
          if (this.#seenFor[other] !== product) count = this.#meet(other, product, count);
          sums[base]! += w30;
          sums[base + T120]! += w120;
          sums[base + T720]! += w720;
          sums[base + ORDERS]! += 1;
        }
      }
      const n360 = next[360][order]!;
      if (n360 === 0) continue;
      const n60 = next[60][order]!;
      const following = after[order]!;
      for (let place = starts[following]!, end = starts[following + 1]!; place < end; place += 1) {
        const other = products[place]!;
        const base = other * TALLIES;
        if (this.#seenFor[other] !== product) count = this.#meet(other, product, count);
        sums[base + N60]! += n60;
        sums[base + N360]! += n360;
        sums[base + STEPS]! += 1;
        if (isNew[place] === 1) sums[base + NEW]! += n360;
      }
    }
    return this.#met.slice(0, count);
  }

  /** Of the others those with a tally: of what was bought together, only what met twice. */
  row(others: Int32Array, tally: typeof T720 | typeof N360): Row {
    const [counted, least] = tally === T720 ? [ORDERS, 2] : [N360, Number.MIN_VALUE];
    const some = others.filter((other) => this.sums[other * TALLIES + counted]! >= least);
    return { others: some, sums: Float32Array.from(some, (other) => this.sums[other * TALLIES + tally]!) };
  }

  #meet(other: number, product: number, count: number): number {
    this.#seenFor[other] = product;
    this.#met[count] = other;
    this.sums.fill(0, other * TALLIES, other * TALLIES + TALLIES);
    return count + 1;
  }
}

const TINY = 1e-9;

/** By what neighbors are kept: all kinds of evidence together. */
function strength(sums: Float64Array, other: number, product: number, norms: Norms): number {
  const base = other * TALLIES;
  const orders = sums[base + ORDERS]!;
  const [c120, c720] = [
    cosine(sums[base + T120]!, norms[120], product, other),
    cosine(sums[base + T720]!, norms[720], product, other),
  ];
  const next = (sums[base + N360]! + sums[base + N60]!) / (Math.sqrt(norms[720][product]!) + THIN);
  return (
    (c120 + c720) * (orders / (orders + DOUBT)) + THIN * cosine(sums[base + T30]!, norms[30], product, other) + next
  );
}

function cosine(sum: number, norms: Float64Array, one: number, other: number): number {
  return sum / (Math.sqrt(norms[one]! * norms[other]!) + TINY);
}

function valuesOf(others: Int32Array, product: number, sums: Float64Array, norms: Norms): Float32Array {
  const values = new Float32Array(others.length * SIGNAL_COUNT);
  const [lately, ever] = [Math.sqrt(norms[120][product]!) + THIN, Math.sqrt(norms[720][product]!) + THIN];
  for (const [place, other] of others.entries()) {
    const [from, to] = [other * TALLIES, place * SIGNAL_COUNT];
    const orders = sums[from + ORDERS]!;
    const trust = orders / (orders + DOUBT);
    values[to + at.cosine30] = cosine(sums[from + T30]!, norms[30], product, other);
    values[to + at.cosine120] = cosine(sums[from + T120]!, norms[120], product, other) * trust;
    values[to + at.cosine720] = cosine(sums[from + T720]!, norms[720], product, other) * trust;
    values[to + at.share] = orders / (norms.orders[product]! + 5);
    values[to + at.next60] = sums[from + N60]! / lately;
    values[to + at.next360] = sums[from + N360]! / ever;
    values[to + at.nextShare] = sums[from + STEPS]! / (norms.orders[product]! + 5);
    values[to + at.nextNew] = sums[from + NEW]! / ever;
    const expected = norms[720][product]! * norms[720][other]!;
    const lift = (sums[from + T720]! * norms.total + 0.2) / (expected + 0.2);
    values[to + at.lift] = Math.max(0, Math.log(lift)) * trust;
  }
  return values;
}
