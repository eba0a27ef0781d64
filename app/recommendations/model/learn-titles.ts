import type { Steps } from "#app/lib/steps.ts";

import { titleWords } from "../title-words.ts";

/** Titles are alike from here on. */
const LEAST = 0.25;
/** A word in more titles than this tells nothing apart. */
const MOST_TITLES = 400;
/** Kept a product: of those that have sold, and of those that nobody has bought yet. */
const MOST_SOLD = 40;
const MOST_COLD = 200;

/**
 * For every product the others whose titles are alike: cosine of tf-idf (Salton, Buckley, "Term-weighting approaches in
 * automatic text retrieval", 1988). How rare a word is, the products sold so far say alone.
 * @param isSold by product
 * @param cold the unsold ones that may be shown: others are nobody's neighbors, and have none
 * @returns by product: the others and how alike
 */
export function* learnTitles(
  titles: readonly string[],
  isSold: readonly boolean[],
  cold: Int32Array,
): Steps<Map<number, number>[]> {
  const isNew = new Set(cold);
  const isAsked = (product: number) => isSold[product] === true || isNew.has(product);
  const { vectors, counts } = weighWords(titles, isSold, isAsked);
  const postings = new Map<string, { product: number; weight: number }[]>();
  for (const [product, vector] of vectors.entries()) {
    for (const { word, weight } of vector) {
      if ((counts.get(word) ?? 0) > MOST_TITLES || weight <= 0) continue;
      const posting = postings.get(word) ?? [];
      posting.push({ product, weight });
      postings.set(word, posting);
    }
  }
  const alike: Map<number, number>[] = [];
  for (const [product, vector] of vectors.entries()) {
    yield;
    const likeness = new Map<number, number>();
    for (const { word, weight } of vector) {
      for (const other of postings.get(word) ?? []) {
        if (other.product === product) continue;
        likeness.set(other.product, (likeness.get(other.product) ?? 0) + weight * other.weight);
      }
    }
    alike.push(strongest(likeness, isSold));
  }
  return alike;
}

/** Words of a title, by weight: the rarer the heavier, all of them together of length 1. */
export type TitleVector = readonly { word: string; weight: number; rarity: number }[];

/**
 * Takes titles apart.
 * @param isSold by product: how rare a word is, these alone say
 * @param isAsked others have no words
 * @returns by product its words; by word how many of the sold have it
 */
export function weighWords(
  titles: readonly string[],
  isSold: readonly boolean[],
  isAsked: (product: number) => boolean,
): { vectors: TitleVector[]; counts: ReadonlyMap<string, number> } {
  const words = titles.map((title, product) => (isAsked(product) ? [...titleWords(title)] : []));
  const counts = new Map<string, number>();
  for (const [product, own] of words.entries()) {
    if (isSold[product]) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const sold = isSold.filter(Boolean).length;
  const vectors = words.map((own) => {
    const rarities = own.map((word) => Math.log((1 + sold) / (1 + (counts.get(word) ?? 0))));
    const norm = Math.sqrt(rarities.reduce((sum, rarity) => sum + rarity ** 2, 0)) || 1;
    return own.map((word, place) => ({ word, weight: rarities[place]! / norm, rarity: rarities[place]! }));
  });
  return { vectors, counts };
}

function strongest(likeness: ReadonlyMap<number, number>, isSold: readonly boolean[]): Map<number, number> {
  const alike = [...likeness].filter(([, value]) => value >= LEAST);
  alike.sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  const sold = alike.filter(([other]) => isSold[other]).slice(0, MOST_SOLD);
  const cold = alike.filter(([other]) => !isSold[other]).slice(0, MOST_COLD);
  return new Map([...sold, ...cold]);
}
