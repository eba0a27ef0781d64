import { type Corpus, CorpusBuilder } from "#app/recommendations/model/corpus.ts";
import type { CatalogFacts } from "#app/recommendations/model/catalog-facts.ts";
import { seededChance } from "#app/lib/seeded-chance.ts";

const DAYS = 730;
const LINES_AN_ORDER = 10;
const THEMES = 200;
/** Of an order's lines, those from the theme the order is about. */
const OF_THEME = 0.7;

/** A shop made up by chance, always the same: orders about themes, some products far more wanted than others, buyers who come back. */
export function makeLargeShop({ lines, products }: { lines: number; products: number }): {
  corpus: Corpus;
  catalog: CatalogFacts[];
  today: number;
} {
  const chance = seededChance(1);
  const builder = new CorpusBuilder();
  for (let product = 0; product < products; product += 1) builder.addProduct(`p${product}`);
  const orders = Math.round(lines / LINES_AN_ORDER);
  const ofTheme = Math.ceil(products / THEMES);
  // The square of a chance: the first of a theme are wanted most.
  const wanted = (size: number) => Math.floor(size * chance() ** 2);
  for (let order = 0; order < orders; order += 1) {
    const theme = wanted(THEMES);
    const bought = Array.from({ length: LINES_AN_ORDER }, () => {
      const number = chance() < OF_THEME ? theme * ofTheme + wanted(ofTheme) : wanted(products);
      return `p${Math.min(number, products - 1)}`;
    });
    const buyer = `b${wanted(orders / 2)}`;
    builder.addOrder({ day: 20_000 + Math.floor((order / orders) * DAYS), buyer, products: bought });
  }
  const catalog = Array.from({ length: products }, (_, product) => {
    const title = `Theme${Math.floor(product / ofTheme)} thing${product % 97} look${product % 13}`;
    return { title, priceMinor: 500 + (product % 50) * 100, shownFrom: 19_000 };
  });
  return { corpus: builder.build(), catalog, today: 20_000 + DAYS };
}
