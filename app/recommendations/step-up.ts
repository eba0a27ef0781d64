import { headWord, isSameThing } from "./head-word.ts";
import type { Kind } from "./likeness.ts";
import { compareMeasures, measuresOf } from "./measures.ts";
import { dice, wordsOf } from "./title-words.ts";
import { isTierWord, tierOf } from "./tier-words.ts";
import { VARIANT_WORDS } from "./variant-words.ts";

/** Dearer by less is no step, by more another world. */
const LEAST_RATIO = 1.15;
const MOST_RATIO = 3;
/** From here on a higher price alone says that a thing of the kind, not only its color, is a better one. */
const TELLING_RATIO = 1.35;
/** Of products whose type is unknown, the titles must share this much. */
const LEAST_LIKENESS = 0.5;
const USUAL_RATIO = 1.6;

/**
 * How well a product is the next step up from a bought one, 0 to 1: the same kind of thing (type, and the word that
 * names it), dearer, and more of it by number, word, feature or a clear step in price. 0 when it is not, and when
 * anything says that there is less of it.
 */
export function stepUp(product: Kind, bought: Kind): number {
  const ratio = bought.priceMinor > 0 ? product.priceMinor / bought.priceMinor : 0;
  if (ratio < LEAST_RATIO || ratio > MOST_RATIO) return 0;
  const [words, others] = [coreWords(product), coreWords(bought)];
  const likeness = dice(words, others);
  if (!isSameKind(product, bought, likeness)) return 0;
  const more = [
    compareMeasures(measuresOf(product.title), measuresOf(bought.title)),
    Math.sign(tierOf(wordsOf(product)) - tierOf(wordsOf(bought))),
    adds(words, others) ? 1 : 0,
    adds(new Set(product.tags), new Set(bought.tags)) ? 1 : 0,
    ratio >= TELLING_RATIO && likeness < 1 ? 1 : 0,
  ];
  const signs = more.filter((sign) => sign > 0).length;
  if (more.includes(-1) || signs === 0) return 0;
  const nearness = Math.max(0, 1 - Math.abs(Math.log2(ratio / USUAL_RATIO)));
  return 0.2 + 0.3 * likeness + 0.075 * signs + 0.125 * nearness;
}

function isSameKind(product: Kind, bought: Kind, likeness: number): boolean {
  const [type, boughtType] = [fold(product.productType), fold(bought.productType)];
  const isTypeKnown = type !== "" && boughtType !== "";
  if (isTypeKnown && type !== boughtType) return false;
  const [name, boughtName] = [headWord(product.title), headWord(bought.title)];
  return (
    name !== null && boughtName !== null && isSameThing(name, boughtName) && (isTypeKnown || likeness >= LEAST_LIKENESS)
  );
}

/** The words of a title without color, size and tier. */
function coreWords(product: Kind): Set<string> {
  return new Set(
    [...wordsOf(product)].filter((word) => !VARIANT_WORDS.has(word) && !isTierWord(word) && !/\d/.test(word)),
  );
}

/** Has everything that the other has, and more. */
function adds(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return other.size > 0 && one.size > other.size && [...other].every((item) => one.has(item));
}

function fold(type: string): string {
  return type.trim().toLowerCase();
}
