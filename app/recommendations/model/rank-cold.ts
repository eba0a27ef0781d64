import type { Evidence } from "./evidence.ts";
import type { Ranked } from "./ranker.ts";

/** Of ranked candidates those that nobody had bought before the model was learned, best first. */
export function rankCold(ranked: readonly Ranked[], { sales }: Evidence): number[] {
  return ranked.filter(({ product }) => sales.orders[product] === 0).map(({ product }) => product);
}
