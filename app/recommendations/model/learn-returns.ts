import { type Corpus, ordersBefore } from "./corpus.ts";
import { fade } from "./signal.ts";

const HALF_LIFE = 180;
/** So many orders back it is asked whether a product comes again. */
const MOST_BACK = 5;
/** As if so many orders of every product had gone as those of all. */
const TRUST = 3;

/**
 * By product: the chance that the next order holds what the last one held, and what only an earlier one held; recent orders
 * count more.
 */
export function learnReturns(corpus: Corpus, today: number): { atOnce: Float64Array; later: Float64Array } {
  const { starts, products, days, before, after, ids } = corpus;
  const counts = () => ({ again: new Float64Array(ids.length), all: new Float64Array(ids.length) });
  const [atOnce, later] = [counts(), counts()];
  const until = ordersBefore(corpus, today);
  for (let order = 0; order < until; order += 1) {
    const following = after[order]!;
    if (following < 0 || following >= until) continue;
    const weight = fade(today - days[following]!, HALF_LIFE);
    const next = new Set(products.subarray(starts[following], starts[following + 1]));
    const seen = new Set<number>();
    for (let back = 1, one = order; back <= MOST_BACK && one >= 0; back += 1, one = before[one]!) {
      const to = back === 1 ? atOnce : later;
      for (const product of products.subarray(starts[one], starts[one + 1])) {
        if (seen.has(product)) continue;
        seen.add(product);
        to.all[product]! += weight;
        if (next.has(product)) to.again[product]! += weight;
      }
    }
  }
  return { atOnce: chances(atOnce), later: chances(later) };
}

function chances({ again, all }: { again: Float64Array; all: Float64Array }): Float64Array {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const usual = sum(again) / (sum(all) + 1);
  return again.map((value, product) => (value + TRUST * usual) / (all[product]! + TRUST));
}
