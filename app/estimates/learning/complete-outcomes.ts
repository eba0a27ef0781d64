import { productLimit } from "../model/product-limit.ts";

/**
 * What all would have come to, where some have not come yet: as many values as have come, where the product-limit estimate
 * has them. Beyond all that have come, it takes as long as the longest has been waited for.
 * @param came in any order
 * @param waiting how far those have come that are waited for
 * @returns rising
 */
export function completeOutcomes(came: readonly number[], waiting: readonly number[]): number[] {
  const count = came.length;
  const all = [
    ...came.map((value) => ({ value, weight: 1, hasCome: true })),
    ...waiting.map((value) => ({ value, weight: 1, hasCome: false })),
  ];
  const known = productLimit(all, Array.from({ length: count }, (_, index) => (index + 0.5) / count)); // prettier-ignore
  const longest = all.reduce((most, { value }) => Math.max(most, value), -Infinity);
  return [...known, ...new Array<number>(count - known.length).fill(longest)];
}
