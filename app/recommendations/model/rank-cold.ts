import type { Evidence } from "./evidence.ts";
import type { Ranked } from "./ranker.ts";

/**
 * Of ranked candidates those that nobody had bought before the model was learned, the most alike first: of these, titles
 * know more than any ranker.
 */
export function rankCold(ranked: readonly Ranked[], { sales }: Evidence): number[] {
  const cold = ranked.filter(({ product }) => sales.orders[product] === 0);
  cold.sort((one, other) => other.likeness - one.likeness || one.product - other.product);
  return cold.map(({ product }) => product);
}
