/** One figure of a benchmark, with what it should be. */
export interface Target {
  name: string;
  value: number;
  goal: string;
  ok: boolean;
}

/** Prints a table for people and, as the last line, one JSON object for programs. */
export function reportTargets(targets: Target[]) {
  console.table(targets.map(({ name, value, goal, ok }) => ({ figure: name, value, goal, ok: ok ? "yes" : "NO" })));
  console.log(JSON.stringify({ ok: targets.every((target) => target.ok), targets }));
}

/** @param share 0.5 is the median */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
