import { type Corpus, ordersBefore } from "./corpus.ts";

/** Median of the days from one order of a buyer to the next, of orders before `today`; null when nobody came back. */
export function findReorderDays(corpus: Corpus, today: number): number | null {
  const { days, before } = corpus;
  const gaps: number[] = [];
  for (let order = 0; order < ordersBefore(corpus, today); order += 1) {
    if (before[order]! >= 0) gaps.push(days[order]! - days[before[order]!]!);
  }
  gaps.sort((one, other) => one - other);
  return gaps[gaps.length >> 1] ?? null;
}
