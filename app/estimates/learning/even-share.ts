/**
 * How much each may give so that all together give no more than `most`: who has little gives it all, and what they leave is
 * shared evenly by the others.
 * @returns the largest share; Infinity where everybody can give everything
 */
export function evenShare(counts: readonly number[], most: number): number {
  let left = most;
  const rising = counts.toSorted((one, other) => one - other);
  for (const [place, count] of rising.entries()) {
    const share = left / (rising.length - place);
    if (count > share) return share;
    left -= count;
  }
  return Infinity;
}
