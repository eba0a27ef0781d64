/**
 * Normalized discounted cumulative gain of a ranked list: what its first `depth` places are worth, against the best list
 * there could be. Järvelin, Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002.
 */
export function ndcg(ranked: readonly string[], relevant: ReadonlySet<string>, depth: number): number {
  const worth = (place: number) => 1 / Math.log2(place + 2);
  const places = Array.from({ length: Math.min(depth, relevant.size) }, (_, place) => place);
  const ideal = places.reduce((sum, place) => sum + worth(place), 0);
  const gain = ranked.slice(0, depth).reduce((sum, id, place) => sum + (relevant.has(id) ? worth(place) : 0), 0);
  return ideal === 0 ? 0 : gain / ideal;
}
