/** Words that say nothing about what a product is. */
const FILLERS = new Set("a an and by de der die das for from in la le mit of on or set the to und with".split(" "));

/** The telling words of a title: folded case and accents, plurals cut, fillers and single signs dropped. */
export function titleWords(title: string): Set<string> {
  const words = foldTitle(title).match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => isTelling(word)).map(singular));
}

/** Without accents, in lower case. */
export function foldTitle(title: string): string {
  return title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const known = new WeakMap<object, Set<string>>();

/** The same, worked out once for each product. */
export function wordsOf(product: { title: string }): Set<string> {
  const words = known.get(product) ?? titleWords(product.title);
  known.set(product, words);
  return words;
}

/** Scripts without blanks between words have short words: only single Latin letters and digits are dropped. */
function isTelling(word: string): boolean {
  return !FILLERS.has(word) && (word.length > 1 || /\P{Script=Latin}/u.test(word));
}

/** Cheap on purpose: "mugs" meets "mug", "glass" stays. */
export function singular(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** From this likeness on two titles name one thing in another color, size or edition. */
const SAME_THING = 0.5;

/** Do two titles name one thing in two looks? */
export function isSameTitle(one: { title: string }, other: { title: string }): boolean {
  return titleLikeness(one, other) >= SAME_THING;
}

/** 0 to 1: how much of two titles is the same (Dice's coefficient over their words). */
export function titleLikeness(one: { title: string }, other: { title: string }): number {
  const [words, others] = [wordsOf(one), wordsOf(other)];
  if (words.size + others.size === 0) return one.title === other.title ? 1 : 0;
  return dice(words, others);
}

/** Dice's coefficient; 0 when both are empty. */
export function dice(words: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of words) if (others.has(word)) shared += 1;
  return words.size + others.size === 0 ? 0 : (2 * shared) / (words.size + others.size);
}
