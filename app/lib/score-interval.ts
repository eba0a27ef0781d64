/** A share of something, and where the true one lies in 19 cases of 20. All from 0 to 1. */
export interface ScoreInterval {
  rate: number;
  low: number;
  high: number;
}

/** Two-sided 95 %. */
const Z = 1.96;

/**
 * Wilson's interval of a proportion, Journal of the American Statistical Association 22, 1927.
 * @param of how many were tried, at least one
 */
export function scoreInterval(hits: number, of: number): ScoreInterval {
  const rate = hits / of;
  const middle = rate + Z ** 2 / (2 * of);
  const spread = Z * Math.sqrt((rate * (1 - rate)) / of + Z ** 2 / (4 * of ** 2));
  const scale = 1 + Z ** 2 / of;
  return { rate, low: (middle - spread) / scale, high: (middle + spread) / scale };
}
