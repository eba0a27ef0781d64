/** One whose end is known, or is waited for. */
export interface Lifetime {
  /** How long it took; while it has not come, until now. */
  value: number;
  weight: number;
  hasCome: boolean;
}

/**
 * Where given shares of all have come, by the product-limit estimate (Kaplan and Meier 1958,
 * https://doi.org/10.1080/01621459.1958.10501452): those that are waited for count for as long as they have waited.
 * @param shares rising, 0 to 1
 * @returns rising; as many as are known: later ones are missing where so many have not come yet
 */
export function productLimit(lifetimes: readonly Lifetime[], shares: readonly number[]): number[] {
  // Who is waited for up to the very moment at which others came was there to come with them.
  const all = lifetimes.toSorted(
    (one, other) => one.value - other.value || Number(other.hasCome) - Number(one.hasCome),
  );
  const found: number[] = [];
  let atRisk = all.reduce((sum, { weight }) => sum + weight, 0);
  let left = 1;
  for (const { value, weight, hasCome } of all) {
    if (hasCome) left *= Math.max(0, 1 - weight / atRisk);
    atRisk -= weight;
    while (found.length < shares.length && 1 - left >= shares[found.length]! - 1e-9) found.push(value);
  }
  return found;
}
