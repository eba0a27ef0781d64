import { foldTitle, singular } from "./title-words.ts";
import { isTierWord } from "./tier-words.ts";
import { VARIANT_WORDS } from "./variant-words.ts";

/** After these the title only tells more of the thing that it has named. */
const ASIDE = /[,;:|/()[\]–—]|\s-\s|\s(?:with|in|for|of|from|mit|aus|fur|im|van|voor|met)\s/u;
/** In these languages the thing is named first, and what it is made of after such a word. */
const NAMED_FIRST = /\s(?:de|del|della|di|da|do|en|con|com|avec|au|aux|a)\s/u;
/** As many last letters in common make two compounds the same thing: Leinenkissen and Wollkissen. */
const LATIN_TAIL = 5;
const OTHER_TAIL = 2;

/**
 * The word that names the thing: "throw" of "Linen throw, sage", "manta" of "Manta de lino". Null when the title has
 * no word that could.
 */
export function headWord(title: string): string | null {
  const text = foldTitle(title).replace(/^\s*(?:set|pack|box|bundle)\s+of\s+\S+\s+/u, "");
  const isNamedFirst = NAMED_FIRST.test(text);
  const [name = ""] = text.split(isNamedFirst ? NAMED_FIRST : ASIDE);
  const all = name.match(/[\p{L}]+/gu) ?? [];
  const telling = all.filter((word) => !isTierWord(word) && !VARIANT_WORDS.has(word));
  const words = telling.length > 0 ? telling : all;
  const word = isNamedFirst ? words[0] : words.at(-1);
  return word === undefined ? null : singular(word);
}

/** Do both name the same thing, alone or as the last part of a compound? */
export function isSameThing(one: string, other: string): boolean {
  return one === other || commonEnd(one, other).length >= (/\p{Script=Latin}/u.test(one) ? LATIN_TAIL : OTHER_TAIL);
}

/** The letters with which both end. */
export function commonEnd(one: string, other: string): string {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length === 0 ? "" : one.slice(-length);
}
