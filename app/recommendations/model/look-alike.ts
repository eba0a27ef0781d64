import { type Corpus, ordersBefore } from "./corpus.ts";
import type { Look } from "./look.ts";
import { sumByProduct, weighCompany } from "./order-weights.ts";
import { fade } from "./signal.ts";

/**
 * Two ways in which an order is like this one: lately and small, or with much in common whenever it was. By the rarity of
 * what both hold and the size of the order; half as much after so many days; and how many of the nearest are looked at.
 */
const WAYS = [
  { halfLife: 180, nearest: [50, 1_500], likeness: (shared: number, size: number) => shared / Math.sqrt(size) },
  { halfLife: 720, nearest: [30, 200], likeness: (shared: number, size: number) => shared ** 2 / size ** 0.3 },
] as const;
const SUMS = 4;
const SALES_HALF_LIFE = 180;
/** As if everything had been bought a few times more. */
const TRUST = 3;
/** Brings shares of what sells well and of what sells little to about the same size. */
const USUAL = 10;

/**
 * What the orders hold that are most like this one: pairs do not know that two things together call for a third. Rare things
 * in common say most (session neighbors with inverse frequencies: Ludewig, Jannach, "Evaluation of session-based
 * recommendation algorithms", UMUAI 28, 2018). Says the shares of the nearest orders that hold a product, the same beside
 * how it sells anyway, and how many orders there are.
 */
export function lookAtAlikeOrders(corpus: Corpus, today: number): Look {
  const { starts, products, days, ids } = corpus;
  const until = ordersBefore(corpus, today);
  const sizeOf = (order: number) => starts[order + 1]! - starts[order]!;
  const isCompany = weighCompany(corpus, today, { halfLife: SALES_HALF_LIFE, power: 0 });
  const often = sumByProduct(corpus, isCompany).map((sum) => sum + TRUST);
  const meet = meetOrders(corpus, until);
  const sums = new Float64Array(ids.length * SUMS);
  return {
    width: 2 * SUMS + 1,
    at: ({ current }) => {
      sums.fill(0);
      const met = meet(current).filter(({ order }) => isCompany[order]! > 0);
      const totals = new Float64Array(SUMS).fill(1e-9);
      for (const [index, { halfLife, nearest, likeness }] of WAYS.entries()) {
        const alike = met.map(({ order, shared }) => {
          return { order, weight: likeness(shared, sizeOf(order)) * fade(today - days[order]!, halfLife) };
        });
        alike.sort((one, other) => other.weight - one.weight || one.order - other.order);
        for (const [rank, most] of nearest.entries()) {
          const column = index * 2 + rank;
          for (const { order, weight } of alike.slice(0, most)) {
            totals[column]! += weight;
            for (let place = starts[order]!; place < starts[order + 1]!; place += 1) {
              sums[products[place]! * SUMS + column]! += weight;
            }
          }
        }
      }
      return (product) => {
        const shares = Array.from(totals, (total, column) => sums[product * SUMS + column]! / total);
        const beside = shares.map((share) => (USUAL * share) / Math.sqrt(often[product]!));
        // Shares have long tails: the line sees their roots.
        return [...[...shares, ...beside].map((value) => Math.sqrt(value)), Math.log1p(met.length)];
      };
    },
  };
}

/** Finds the orders that hold any of some products, with the rarity of what they share: logarithms of how few hold each. */
function meetOrders({ ordersOf }: Corpus, until: number) {
  const known = ordersOf.map((orders) => orders.findIndex((order) => order >= until));
  const counts = known.map((end, product) => (end < 0 ? ordersOf[product]!.length : end));
  const shared = new Float64Array(until);
  return (current: readonly number[]): { order: number; shared: number }[] => {
    const met: number[] = [];
    for (const product of current) {
      const rarity = Math.log((until + 2) / (counts[product]! + 1));
      for (const order of ordersOf[product]!.subarray(0, counts[product])) {
        if (shared[order] === 0) met.push(order);
        shared[order]! += rarity;
      }
    }
    return met.map((order) => {
      const found = { order, shared: shared[order]! };
      shared[order] = 0;
      return found;
    });
  };
}
