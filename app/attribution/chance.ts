/** A source of numbers in [0, 1). */
export type Chance = () => number;

/** Always the same numbers for the same seed (mulberry32): who reloads a page must not see another interval. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** From here on a Poisson count is as good as normal. */
const LARGE_MEAN = 30;

/** A count from a Poisson distribution. Small means: Knuth, The Art of Computer Programming II, section 3.4.1. */
export function poissonCount(mean: number, chance: Chance): number {
  if (mean >= LARGE_MEAN) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normalValue(chance)));
  const end = Math.exp(-mean);
  let count = 0;
  for (let product = chance(); product > end; product *= chance()) count += 1;
  return count;
}

/** Box and Muller, Annals of Mathematical Statistics 29(2), 1958. */
function normalValue(chance: Chance): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}
