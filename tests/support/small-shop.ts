import fc from "fast-check";

import { type Corpus, CorpusBuilder, type CorpusOrder } from "#app/recommendations/model/corpus.ts";
import type { CatalogFacts } from "#app/recommendations/model/catalog-facts.ts";
import { seededChance } from "#app/lib/seeded-chance.ts";

/** Small shops of chance for the model: so few products that everything meets everything. */
export const PRODUCTS = ["p0", "p1", "p2", "p3", "p4", "p5", "p6"] as const;
/** Orders are placed on these days since 1970. */
export const DAYS = { first: 1_000, last: 1_450 } as const;

const order: fc.Arbitrary<CorpusOrder> = fc.record({
  day: fc.integer({ min: DAYS.first, max: DAYS.last }),
  buyer: fc.constantFrom(null, "ana", "ben", "cleo"),
  products: fc.array(fc.constantFrom(...PRODUCTS), { minLength: 1, maxLength: 5 }),
});

/** Orders in the order of time; some hold a product twice. */
export const someOrders = fc
  .array(order, { maxLength: 40 })
  .map((orders) => orders.toSorted((one, other) => one.day - other.day));

export function corpusOf(orders: readonly CorpusOrder[], products: readonly string[] = PRODUCTS): Corpus {
  const builder = new CorpusBuilder();
  for (const id of products) builder.addProduct(id);
  for (const one of orders) builder.addOrder(one);
  return builder.build();
}

export function catalogOf(products: readonly string[] = PRODUCTS): CatalogFacts[] {
  return products.map((id, place) => {
    return {
      title: `${["Red", "Blue"][place % 2]} ${id}`,
      priceMinor: 500 + 300 * place,
      shownFrom: DAYS.first + place,
    };
  });
}

/** A shop with habits, in the order of time: whoever buys `p…` takes the next one with it, or comes back for it. */
export function shopOfHabits(count: number, products: readonly string[], seed: number): CorpusOrder[] {
  const chance = seededChance(seed);
  const draw = (most: number) => Math.floor(chance() * most);
  const orders = Array.from({ length: count }, () => {
    const [first, second] = [draw(products.length), draw(products.length)];
    const kept = [products[first]!, products[chance() < 0.7 ? (first + 1) % products.length : second]!];
    return { day: DAYS.first + draw(DAYS.last - DAYS.first), buyer: `buyer-${draw(count / 6)}`, products: kept };
  });
  return orders.sort((one, other) => one.day - other.day);
}
