/** Where the bins of silences end, in hours: finer where most of them end. The last one takes all that are longer. */
export const BIN_ENDS = [
  ...[3, 6, 9, 12, 18, 24, 30, 36, 42, 48, 60, 72, 84, 96, 108, 120, 144, 168, 192, 216, 240, 288, 336, 408, 504],
  ...[672, 960, 1440],
] as const;

/** Index of the bin a silence of so many hours falls into. */
export function binOf(hours: number): number {
  const bin = BIN_ENDS.findIndex((end) => hours < end);
  return bin < 0 ? BIN_ENDS.length - 1 : bin;
}

/** Where a bin begins, in hours. */
export function beginOf(bin: number): number {
  return BIN_ENDS[bin - 1] ?? 0;
}

/** So many zeros as there are bins. */
export function emptyBins(): number[] {
  return BIN_ENDS.map(() => 0);
}
