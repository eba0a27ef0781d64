/** Values at which given shares of all weight are reached. @param shares rising */
export function weightedQuantiles(values: Float64Array, weights: Float64Array, shares: readonly number[]): number[] {
  const order = Uint32Array.from(values, (_, index) => index).sort((one, other) => values[one]! - values[other]!);
  let total = 0;
  for (const weight of weights) total += weight;
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
