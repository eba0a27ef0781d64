/** Words that say nothing about what a product is. */
const FILLERS = new Set("a an and by de der die das for from in la le mit of on or set the to und with".split(" "));

/** The telling words of a title: folded case and accents, plurals cut, fillers and single signs dropped. */
export function titleWords(title: string): Set<string> {
  const folded = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => isTelling(word)).map(singular));
}

/** Scripts without blanks between words have short words: only single Latin letters and digits are dropped. */
function isTelling(word: string): boolean {
  return !FILLERS.has(word) && (word.length > 1 || /\P{Script=Latin}/u.test(word));
}

/** Cheap on purpose: "mugs" meets "mug", "glass" stays. */
function singular(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** 0 to 1: how much of two titles is the same (Dice's coefficient over their words). */
export function titleLikeness(one: string, other: string): number {
  const [words, others] = [titleWords(one), titleWords(other)];
  if (words.size + others.size === 0) return one === other ? 1 : 0;
  const shared = [...words].filter((word) => others.has(word)).length;
  return (2 * shared) / (words.size + others.size);
}
