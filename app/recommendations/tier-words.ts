/** What words in a title say about its place in a family: below the plain model, above it, well above it. Folded. */
const RANKS: Readonly<Record<number, string>> = {
  [-1]: `mini small little petite travel lite basic starter single junior compact pocket half
    klein kleine kleiner kleines petit pequeno pequena piccolo piccola kleintje`,
  1: `plus large big tall double maxi set bundle family
    groß große großer großes gross grosse doppel grand grande grosso groot grote dubbel doble doppio duplo`,
  2: `pro xl xxl premium deluxe luxe luxury professional max ultra king signature reserve master`,
};

const RANK_OF = new Map(
  Object.entries(RANKS).flatMap(([rank, words]) => words.split(/\s+/).map((word) => [word, Number(rank)] as const)),
);

/** The highest place that its words claim; 0 for the plain model. */
export function tierOf(words: Iterable<string>): number {
  const ranks = [...words].flatMap((word) => RANK_OF.get(word) ?? []);
  return ranks.length === 0 ? 0 : Math.max(...ranks);
}

export function isTierWord(word: string): boolean {
  return RANK_OF.has(word);
}
