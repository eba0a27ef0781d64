import { mayShareType } from "./product-type.ts";
import { isTierWord } from "./tier-words.ts";
import { wordsOf } from "./title-words.ts";
import { VARIANT_WORDS } from "./variant-words.ts";

interface Typed {
  title: string;
  productType: string;
}

const plain = new WeakMap<object, Set<string>>();

/** The words of a title without color and number, worked out once for each product. */
function plainWords(product: { title: string }): Set<string> {
  const words = plain.get(product) ?? without(wordsOf(product), (word) => VARIANT_WORDS.has(word) || /\d/.test(word));
  plain.set(product, words);
  return words;
}

/** The words of a title without color, number and tier: what is left names the thing. */
export function coreWords(product: { title: string }): Set<string> {
  return without(plainWords(product), isTierWord);
}

/** One thing in another color or measure, of the same tier. */
export function isSameInAnotherLook(one: Typed, other: Typed): boolean {
  if (!mayShareType(one.productType, other.productType)) return false;
  const [words, others] = [plainWords(one), plainWords(other)];
  return words.size > 0 && words.size === others.size && [...words].every((word) => others.has(word));
}

function without(words: ReadonlySet<string>, isCut: (word: string) => boolean): Set<string> {
  return new Set([...words].filter((word) => !isCut(word)));
}
