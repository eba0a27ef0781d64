import { type Corpus, ordersBefore } from "./corpus.ts";
import { fade } from "./signal.ts";

/** Orders of more products than this are stocking up: they say nothing about what goes together. */
const LARGEST_ORDER = 300;

/** What every order known today counts: for what is in it, and for what the same buyer ordered next. */
export interface OrderWeights {
  together: { 30: Float64Array; 120: Float64Array; 720: Float64Array };
  next: { 60: Float64Array; 360: Float64Array };
}

/**
 * A small order says more about what belongs together: it weighs 1/√(products − 1), as in Linden, Smith, York,
 * "Amazon.com recommendations", IEEE Internet Computing 7(1), 2003. A step from one order to the next weighs less
 * the more products took part in it.
 * @param until how many orders are known
 */
export function weighOrders({ days, starts, after }: Corpus, today: number, until: number): OrderWeights {
  const column = () => new Float64Array(until);
  const together = { 30: column(), 120: column(), 720: column() };
  const next = { 60: column(), 360: column() };
  for (let order = 0; order < until; order += 1) {
    const size = starts[order + 1]! - starts[order]!;
    const age = today - days[order]!;
    if (size > 0 && size <= LARGEST_ORDER) {
      const weight = 1 / Math.sqrt(Math.max(size - 1, 1));
      together[30][order] = weight * fade(age, 30);
      together[120][order] = weight * fade(age, 120);
      together[720][order] = weight * fade(age, 720);
    }
    const following = after[order]!;
    if (size === 0 || following < 0 || following >= until) continue;
    const step = 1 / Math.sqrt(size * Math.sqrt(Math.max(starts[following + 1]! - starts[following]!, 1)));
    const since = today - days[following]!;
    next[60][order] = step * fade(since, 60);
    next[360][order] = step * fade(since, 360);
  }
  return { together, next };
}

/**
 * What every order known on a day counts for the company of its products: half as much after so many days, and less by a power
 * of its size. Nothing where there is no company, or too much of it.
 */
export function weighCompany(
  corpus: Corpus,
  today: number,
  { halfLife, power }: { halfLife: number; power: number },
): Float64Array {
  const { starts, days } = corpus;
  return Float64Array.from({ length: ordersBefore(corpus, today) }, (_, order) => {
    const size = starts[order + 1]! - starts[order]!;
    return size < 2 || size > LARGEST_ORDER ? 0 : fade(today - days[order]!, halfLife) / size ** power;
  });
}

/** By product, what the orders that hold it count. */
export function sumByProduct({ ids, starts, products }: Corpus, weights: Float64Array): Float64Array {
  const sums = new Float64Array(ids.length);
  for (const [order, weight] of weights.entries()) {
    for (let place = starts[order]!; place < starts[order + 1]!; place += 1) sums[products[place]!]! += weight;
  }
  return sums;
}
