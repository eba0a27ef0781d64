import { foldTitle } from "./title-words.ts";

/** Unit in a title → what it measures, and how much of that one is. */
const UNITS: Readonly<Record<string, readonly [string, number]>> = {
  ml: ["volume", 1],
  cl: ["volume", 10],
  dl: ["volume", 100],
  l: ["volume", 1_000],
  liter: ["volume", 1_000],
  litre: ["volume", 1_000],
  g: ["weight", 1],
  kg: ["weight", 1_000],
  oz: ["weight", 28],
  lb: ["weight", 454],
  mm: ["length", 1],
  cm: ["length", 10],
  m: ["length", 1_000],
  inch: ["length", 25],
  w: ["power", 1],
  mah: ["charge", 1],
  gb: ["memory", 1],
  tb: ["memory", 1_000],
  piece: ["count", 1],
  pieces: ["count", 1],
  pcs: ["count", 1],
  pack: ["count", 1],
  er: ["count", 1],
  teilig: ["count", 1],
};

const WITH_UNIT = new RegExp(`(\\d+(?:[.,]\\d+)?)[\\s-]*(${Object.keys(UNITS).join("|")})(?![\\p{L}\\p{N}])`, "gu");
const COUNTED = /(?:set|pack|box|bundle|lot|juego|conjunto)[\s-]+(?:of|de|di|van|mit)[\s-]+(\d+)/gu;
const NUMBERS: Readonly<Record<string, string>> = {
  two: "2",
  three: "3",
  four: "4",
  six: "6",
  eight: "8",
  twelve: "12",
};

/** What a title measures in numbers, in grams, millilitres, millimetres, pieces and so on; the largest of each. */
export function measuresOf(title: string): Map<string, number> {
  const text = foldTitle(title).replace(/\b(?:two|three|four|six|eight|twelve)\b/g, (word) => NUMBERS[word] ?? word);
  const found = new Map<string, number>();
  const note = (what: string, amount: number) => found.set(what, Math.max(found.get(what) ?? 0, amount));
  for (const [, amount = "", unit = ""] of text.matchAll(WITH_UNIT)) {
    const [what, worth] = UNITS[unit] ?? ["", 0];
    note(what, Number(amount.replace(",", ".")) * worth);
  }
  for (const [, amount = ""] of text.matchAll(COUNTED)) note("count", Number(amount));
  return found;
}

/** Is there more of it? 1 more, -1 less, 0 as much or not to be said; a set holds more than what counts nothing. */
export function compareMeasures(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): -1 | 0 | 1 {
  const signs = new Set<number>();
  for (const what of new Set([...one.keys(), ...other.keys()])) {
    const missing = what === "count" ? 1 : undefined;
    const [here, there] = [one.get(what) ?? missing, other.get(what) ?? missing];
    if (here !== undefined && there !== undefined) signs.add(Math.sign(here - there));
  }
  if (signs.has(-1)) return -1;
  return signs.has(1) ? 1 : 0;
}
