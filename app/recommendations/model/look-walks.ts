import type { Corpus } from "./corpus.ts";
import type { Look } from "./look.ts";
import { sumByProduct, weighCompany } from "./order-weights.ts";

const HALF_LIFE = 360;
/** As if everything had been in a few orders more: where a walk begins or goes on, and where it ends. */
const [BEGIN, END] = [0.5, 2];
/** A cosine divides by both alike; this one rather by how often what was just bought is bought than the candidate. */
const LEANING = { halfLife: 180, current: 0.7, other: 0.3, thin: 0.3 } as const;
/** Of a large order walks begin at so many products. */
const MOST_CURRENT = 12;

/**
 * Where one comes by chance who goes from what was just bought to an order that holds it, from there to something else in that
 * order, and so on: after two such steps also what nobody took together. Often bought things are reached anyway, so that the
 * chance is taken beside a power of that: P3 and RP3 (Cooper et al., "Random walks in recommender systems", WWW 2014;
 * Paudel et al., "Updatable, accurate, diverse, and scalable recommendations for interactive applications", TiiS 7(1), 2017).
 * Says the chance after one step in two such forms, the greatest from a single product, that after two steps likewise, and
 * the leaning cosine (Aiolli, "Efficient top-N recommendation for very large scale binary rated datasets", RecSys 2013).
 */
export function lookAtWalks(corpus: Corpus, today: number): Look {
  const { starts, products, ordersOf, ids } = corpus;
  const steps = weighCompany(corpus, today, { halfLife: HALF_LIFE, power: 1 });
  const degrees = sumByProduct(corpus, weighCompany(corpus, today, { halfLife: HALF_LIFE, power: 0 }));
  const shares = weighCompany(corpus, today, { halfLife: LEANING.halfLife, power: 0.5 });
  const norms = sumByProduct(corpus, shares);
  const nothing = () => new Float64Array(ids.length);
  const goOn = (from: Float64Array): Float64Array => {
    const reached = nothing();
    for (const [order, step] of steps.entries()) {
      if (step === 0) continue;
      let chance = 0;
      for (let place = starts[order]!; place < starts[order + 1]!; place += 1) chance += from[products[place]!]!;
      if (chance === 0) continue;
      chance *= step;
      for (let place = starts[order]!; place < starts[order + 1]!; place += 1) reached[products[place]!]! += chance;
    }
    return reached;
  };
  const begin = (product: number): { reached: Float64Array; together: Float64Array } => {
    const [reached, together] = [nothing(), nothing()];
    for (const order of ordersOf[product]!) {
      if (order >= steps.length) break;
      if (steps[order] === 0) continue;
      const chance = steps[order]! / (degrees[product]! + BEGIN);
      for (let place = starts[order]!; place < starts[order + 1]!; place += 1) {
        reached[products[place]!]! += chance;
        together[products[place]!]! += shares[order]!;
      }
    }
    return { reached, together };
  };
  return {
    width: 6,
    at: ({ current }) => {
      const [once, most, leaning] = [nothing(), nothing(), nothing()];
      for (const product of current.slice(0, MOST_CURRENT)) {
        const { reached, together } = begin(product);
        const norm = (norms[product]! + LEANING.thin) ** LEANING.current;
        for (const [other, chance] of reached.entries()) {
          once[other]! += chance;
          most[other] = Math.max(most[other]!, chance);
          leaning[other]! += together[other]! / norm;
        }
      }
      const twice = goOn(once.map((chance, product) => chance / (degrees[product]! + BEGIN)));
      return (product) => {
        const degree = degrees[product]! + END;
        const [one, two] = [once[product]!, twice[product]!];
        const values = [
          ...[one / degree ** 0.3, one / degree ** 0.6, most[product]! / degree ** 0.5],
          ...[two / degree ** 0.6, two],
          leaning[product]! / (norms[product]! + LEANING.thin) ** LEANING.other,
        ];
        // Chances have long tails: the line sees their roots.
        return values.map((value) => Math.sqrt(value));
      };
    },
  };
}
