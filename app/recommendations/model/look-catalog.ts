import { type CatalogFacts, logPrice } from "./catalog-facts.ts";
import { type TitleVector, weighWords } from "./learn-titles.ts";
import type { Look } from "./look.ts";

/** Of a large order as many products are compared one by one. */
const MOST_CURRENT = 30;
/** Put in the catalog within so many days they came together. */
const SAME_ARRIVAL = 3;
/** Codes so near are one range; what has none is as far as can be. */
const [SAME_RANGE, FAR] = [20, 1_000_000];
const SAME_PRICE = 0.001;
/** Of prices and days, where nothing was bought. */
const [FAR_PRICE, FAR_DAYS] = [9, 10_000];

/** What a catalog says of one product. */
interface Listed {
  words: TitleVector;
  rarities: ReadonlyMap<string, number>;
  logPrice: number;
  shownFrom: number;
  /** The first number of its code; NaN where there is none. */
  number: number;
}

/** How far apart two products are in a catalog. */
interface Distance {
  title: number;
  rarest: number;
  codes: number;
  days: number;
  price: number;
}

/**
 * How near a candidate is to what was just bought in the catalog itself, which knows what belongs together before anybody buys
 * it: the same rare words, put in the catalog at the same time, at the same price, under the next number. Ranges are
 * made to be bought together. Content beside co-occurrence: Burke, "Hybrid recommender systems", UMUAI 12(4), 2002.
 */
export function lookAtCatalog(catalog: readonly CatalogFacts[], today: number): Look {
  const isSold = catalog.map(({ shownFrom }) => shownFrom < today);
  const titles = catalog.map(({ title }) => title);
  const { vectors } = weighWords(titles, isSold, () => true);
  const listed = catalog.map((facts, product): Listed => {
    const words = vectors[product]!;
    const rarities = new Map(words.map(({ word, rarity }) => [word, rarity]));
    const number = Number(/\d+/.exec(facts.code ?? "")?.[0] ?? NaN);
    return { words, rarities, logPrice: logPrice(facts.priceMinor), shownFrom: facts.shownFrom, number };
  });
  return {
    width: 13,
    at: ({ current }) => {
      const bought = current.slice(0, MOST_CURRENT);
      return (product) => sumUp(bought.map((one) => compare(listed[product]!, listed[one]!)));
    },
  };
}

function compare(one: Listed, other: Listed): Distance {
  let [title, rarest] = [0, 0];
  for (const { word, weight, rarity } of one.words) {
    if (!other.rarities.has(word)) continue;
    title += weight * weight;
    rarest = Math.max(rarest, rarity);
  }
  const codes = Math.abs(one.number - other.number);
  return {
    ...{ title, rarest },
    codes: Number.isNaN(codes) ? FAR : codes,
    days: Math.abs(one.shownFrom - other.shownFrom),
    price: Math.abs(one.logPrice - other.logPrice),
  };
}

function sumUp(distances: readonly Distance[]): number[] {
  const mean = (value: (distance: Distance) => number) =>
    distances.reduce((sum, distance) => sum + value(distance), 0) / Math.max(distances.length, 1);
  const share = (test: (distance: Distance) => boolean) => mean((distance) => (test(distance) ? 1 : 0));
  const codes = distances.map((distance) => distance.codes).sort((one, other) => one - other);
  return [
    mean(({ title }) => title),
    Math.max(0, ...distances.map(({ title }) => title)),
    Math.max(0, ...distances.map(({ rarest }) => rarest)),
    ...[Math.log1p(codes[0] ?? FAR), Math.log1p(codes[1] ?? FAR)],
    ...[codes.filter((apart) => apart === 0).length, share((distance) => distance.codes <= SAME_RANGE)],
    Math.log1p(Math.min(FAR_DAYS, ...distances.map(({ days }) => days))),
    mean(({ days }) => Math.log1p(days)),
    share(({ days }) => days <= SAME_ARRIVAL),
    Math.min(FAR_PRICE, ...distances.map(({ price }) => price)),
    mean(({ price }) => price),
    share(({ price }) => price < SAME_PRICE),
  ];
}
