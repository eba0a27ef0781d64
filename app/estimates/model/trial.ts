/** How forecasts did on parcels that have arrived. */
export interface Trial {
  parcels: number;
  /** Mean interval score of the 80 % window, days: its width, and ten days for each day that a parcel missed it by. */
  score: number;
  /** Shares from 0 to 1. */
  coverage80: number;
  coverage90: number;
  /** Mean distance from the middle, days. */
  medianError: number;
}

export interface Tried {
  /** At LEVELS, days. */
  days: readonly number[];
  took: number;
}

/** Gneiting & Raftery, "Strictly proper scoring rules", JASA 2007, 6.2. */
export function measureTrial(tried: readonly Tried[]): Trial {
  const mean = (measure: (one: Tried) => number) =>
    tried.reduce((sum, one) => sum + measure(one), 0) / (tried.length || 1);
  const isIn = ({ days, took }: Tried, low: number, high: number) =>
    took >= days[low]! && took <= days[high]! ? 1 : 0;
  return {
    parcels: tried.length,
    score: mean(({ days, took }) => {
      const [low, high] = [days[1]!, days[3]!];
      return high - low + 10 * (Math.max(low - took, 0) + Math.max(took - high, 0));
    }),
    coverage80: mean((one) => isIn(one, 1, 3)),
    coverage90: mean((one) => isIn(one, 0, 4)),
    medianError: mean(({ days, took }) => Math.abs(took - days[2]!)),
  };
}
