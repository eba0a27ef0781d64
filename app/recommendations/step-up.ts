import { coreWords } from "./core-words.ts";
import { commonEnd, headWord, isSameThing } from "./head-word.ts";
import type { Traits } from "./likeness.ts";
import { isMaterial } from "./material-words.ts";
import { compareMeasures, measuresOf } from "./measures.ts";
import { isTypeShared, mayShareType } from "./product-type.ts";
import { dice, wordsOf } from "./title-words.ts";
import { tierOf } from "./tier-words.ts";

/** Dearer by less is no step, by more another world. */
const LEAST_RATIO = 1.15;
const MOST_RATIO = 3;
/** From here on a higher price says that another material is the finer one. */
const TELLING_RATIO = 1.35;
/** Of products whose type is unknown, the titles must share this much. */
const LEAST_LIKENESS = 0.5;
const USUAL_RATIO = 1.6;

/**
 * How well a product is the next step up from a bought one, 0 to 1: the same kind of thing (type, and the word that
 * names it), dearer, and more of it by number, by a word of tier, by a feature, or of another material at a clearly
 * higher price. 0 when it is not, and when anything says that there is less of it.
 */
export function stepUp(product: Traits, bought: Traits): number {
  const ratio = bought.priceMinor > 0 ? product.priceMinor / bought.priceMinor : 0;
  if (ratio < LEAST_RATIO || ratio > MOST_RATIO) return 0;
  const names = sameThing(product, bought);
  if (!names) return 0;
  const [words, others] = [coreWords(product), coreWords(bought)];
  const likeness = dice(words, others);
  if (!isTypeShared(product.productType, bought.productType) && likeness < LEAST_LIKENESS) return 0;
  const more = [
    compareMeasures(measuresOf(product.title), measuresOf(bought.title)),
    Math.sign(tierOf(wordsOf(product)) - tierOf(wordsOf(bought))),
    adds(words, others) ? 1 : 0,
    ratio >= TELLING_RATIO && isOfOtherMaterial(names, words, others) ? 1 : 0,
  ];
  const signs = more.filter((sign) => sign > 0).length;
  if (more.includes(-1) || signs === 0) return 0;
  const nearness = Math.max(0, 1 - Math.abs(Math.log2(ratio / USUAL_RATIO)));
  return 0.2 + 0.3 * likeness + 0.15 * Math.min(signs, 2) + 0.2 * nearness;
}

/** What names both, when it names the same thing and neither type says otherwise. */
function sameThing(product: Traits, bought: Traits): [string, string] | null {
  if (!mayShareType(product.productType, bought.productType)) return null;
  const [name, other] = [headWord(product.title), headWord(bought.title)];
  return name !== null && other !== null && isSameThing(name, other) ? [name, other] : null;
}

/** Do they differ in nothing but what they are made of? Before the name's common end a compound tells it too. */
function isOfOtherMaterial(
  [name, otherName]: readonly [string, string],
  words: ReadonlySet<string>,
  others: ReadonlySet<string>,
): boolean {
  const end = commonEnd(name, otherName);
  const own = (all: ReadonlySet<string>, without: ReadonlySet<string>) =>
    [...all]
      .filter((word) => !without.has(word))
      .map((word) => (word.endsWith(end) ? word.slice(0, -end.length) : word));
  const [here, there] = [own(words, others), own(others, words)].map((all) => all.filter((word) => word !== ""));
  return here !== undefined && there !== undefined && here.length > 0 && [...here, ...there].every(isMaterial);
}

/** Has everything that the other has, and more. */
function adds(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return other.size > 0 && one.size > other.size && [...other].every((item) => one.has(item));
}
