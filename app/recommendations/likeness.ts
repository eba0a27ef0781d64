import { wordsOf } from "./title-words.ts";

/** What likeness looks at. */
export interface Traits {
  title: string;
  productType: string;
  vendor: string;
  tags: readonly string[];
  priceMinor: number;
}

/** What each agreement is worth; together 1. */
const WORTH = { title: 0.35, tags: 0.3, type: 0.15, vendor: 0.1, price: 0.1 } as const;

/**
 * Prepares to say how alike products are, from 0 to 1: rare title words count more (tf-idf over the given
 * products), then tags, type, vendor and nearness of price. For products without a history of their own.
 */
export function compareTraits(products: readonly Traits[]): (one: Traits, other: Traits) => number {
  const rarity = wordRarity(products);
  return (one, other) =>
    WORTH.title * weighedCosine(wordsOf(one), wordsOf(other), rarity) +
    WORTH.tags * overlap(one.tags, other.tags) +
    WORTH.type * agreement(one.productType, other.productType) +
    WORTH.vendor * agreement(one.vendor, other.vendor) +
    WORTH.price * nearness(one.priceMinor, other.priceMinor);
}

type Rarity = (word: string) => number;

/** Inverse document frequency, smoothed so that words of no given product count as the rarest. */
function wordRarity(products: readonly Traits[]): Rarity {
  const counts = new Map<string, number>();
  for (const product of products) {
    for (const word of wordsOf(product)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (word) => Math.log((1 + products.length) / (1 + (counts.get(word) ?? 0))) + 1;
}

function weighedCosine(one: ReadonlySet<string>, other: ReadonlySet<string>, rarity: Rarity): number {
  const squares = (words: Iterable<string>) => [...words].reduce((sum, word) => sum + rarity(word) ** 2, 0);
  const norm = Math.sqrt(squares(one) * squares(other));
  return norm === 0 ? 0 : squares([...one].filter((word) => other.has(word))) / norm;
}

/** Jaccard's index. */
function overlap(one: readonly string[], other: readonly string[]): number {
  const all = new Set([...one, ...other]);
  const shared = one.filter((tag) => other.includes(tag)).length;
  return all.size === 0 ? 0 : shared / all.size;
}

function agreement(one: string, other: string): number {
  return one !== "" && one === other ? 1 : 0;
}

/** 1 for the same price, 0 from four times the price on. */
function nearness(one: number, other: number): number {
  if (one <= 0 || other <= 0) return 0;
  return Math.max(0, 1 - Math.abs(Math.log2(one / other)) / 2);
}
