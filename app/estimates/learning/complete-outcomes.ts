/**
 * What all would have come to, where some have not come yet: as many values as have come, in the places in which the
 * Kaplan–Meier estimate has them (Kaplan and Meier 1958, https://doi.org/10.1080/01621459.1958.10501452). One that is
 * waited for takes at least as long as until now; beyond all that have come, so long.
 * @param came in any order
 * @param waiting how far those have come that are waited for
 * @returns rising
 */
export function completeOutcomes(came: readonly number[], waiting: readonly number[]): number[] {
  const all = [
    ...came.map((value) => ({ value, hasCome: true })),
    ...waiting.map((value) => ({ value, hasCome: false })),
  ].toSorted((one, other) => one.value - other.value || Number(other.hasCome) - Number(one.hasCome));
  const list: number[] = [];
  let left = 1;
  for (const [index, { value, hasCome }] of all.entries()) {
    if (!hasCome) continue;
    left *= 1 - 1 / (all.length - index);
    while (list.length < came.length && 1 - left >= (list.length + 0.5) / came.length) list.push(value);
  }
  const longest = all.at(-1)?.value ?? 0;
  return [...list, ...new Array<number>(came.length - list.length).fill(longest)];
}
