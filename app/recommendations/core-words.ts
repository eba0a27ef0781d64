import { isMaterial } from "./material-words.ts";
import { isTypeShared, mayShareType } from "./product-type.ts";
import { isTierWord } from "./tier-words.ts";
import { wordsOf } from "./title-words.ts";
import { VARIANT_WORDS } from "./variant-words.ts";

interface Typed {
  title: string;
  productType: string;
}

interface Tagged extends Typed {
  tags: readonly string[];
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

/** Do they share a type, a tag or a word that tells more than a color or a material? */
export function haveMoreThanLooksInCommon(one: Tagged, other: Tagged): boolean {
  if (isTypeShared(one.productType, other.productType)) return true;
  const others = coreWords(other);
  if ([...coreWords(one)].some((word) => others.has(word) && !isMaterial(word))) return true;
  const tags = new Set(other.tags.map((tag) => tag.toLowerCase()));
  return one.tags.some((tag) => tags.has(tag.toLowerCase()) && !VARIANT_WORDS.has(tag.toLowerCase()));
}

/** One thing in another color or measure, of the same tier. */
export function isSameInAnotherLook(one: Typed, other: Typed): boolean {
  if (!mayShareType(one.productType, other.productType)) return false;
  const [words, others] = [plainWords(one), plainWords(other)];
  return words.size > 0 && words.size === others.size && [...words].every((word) => others.has(word));
}

/** A jar of honey may be called just that: what would leave nothing is not cut. */
function without(words: Set<string>, isCut: (word: string) => boolean): Set<string> {
  const left = [...words].filter((word) => !isCut(word));
  return left.length === 0 ? words : new Set(left);
}
