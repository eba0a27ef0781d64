import type { Chance } from "#app/lib/seeded-chance.ts";

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
