/** Values at which given shares of all weight are reached. @param shares rising */
export function weightedQuantiles(values: Float64Array, weights: Float64Array, shares: readonly number[]): number[] {
  return quantilesInOrder(values, risingOrder(values), weights, shares);
}

/** The places of values, the smallest first. */
export function risingOrder(values: Float64Array): Uint32Array {
  return Uint32Array.from(values, (_, index) => index).sort((one, other) => values[one]! - values[other]!);
}

/** The same quantiles for who has put the values in order already. @param shares rising */
export function quantilesInOrder(
  values: Float64Array,
  order: Uint32Array,
  weights: Float64Array,
  shares: readonly number[],
): number[] {
  const total = sum(weights);
  const found: number[] = [];
  let [reached, place] = [0, -1];
  for (const share of shares) {
    while (place < order.length - 1 && (place < 0 || reached < share * total)) {
      place += 1;
      reached += weights[order[place]!]!;
    }
    found.push(values[order[place]!]!);
  }
  return found;
}

export function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
