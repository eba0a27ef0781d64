import type { Corpus } from "#app/recommendations/model/corpus.ts";

/** The reference: how often each two products were bought in one order, in a map for each product, and nothing else. */
export function countPairs({ ids, orders, starts, products }: Corpus): number {
  const counts = ids.map(() => new Map<number, number>());
  for (let order = 0; order < orders; order += 1) {
    const bought = products.subarray(starts[order], starts[order + 1]);
    for (const one of bought) {
      const row = counts[one];
      for (const other of bought) if (other !== one) row?.set(other, (row.get(other) ?? 0) + 1);
    }
  }
  return counts.reduce((sum, row) => sum + row.size, 0);
}
