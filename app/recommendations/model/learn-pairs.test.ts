import fc from "fast-check";
import { expect, it } from "vitest";

import { finishSteps } from "#app/lib/steps.ts";
import { corpusOf, DAYS, PRODUCTS, someOrders } from "#tests/support/small-shop.ts";

import type { CorpusOrder } from "./corpus.ts";
import { learnPairs } from "./learn-pairs.ts";
import { at, type Signal, SIGNAL_COUNT } from "./signal.ts";

type Basket = Omit<CorpusOrder, "products"> & { products: ReadonlySet<string> };

const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);
const fade = (days: number, halfLife: number) => 0.5 ** (days / halfLife);

/** What `signal.ts` says of a pair, by looping over all orders. */
function signalsOf(
  one: string,
  other: string,
  orders: readonly Basket[],
  today: number,
): Partial<Record<Signal, number>> {
  const weight = ({ products, day }: Basket, halfLife: number) => {
    return fade(today - day, halfLife) / Math.sqrt(Math.max(products.size - 1, 1));
  };
  const weights = (wanted: readonly string[], halfLife: number) => {
    const holding = orders.filter(({ products }) => wanted.every((product) => products.has(product)));
    return sum(holding.map((order) => weight(order, halfLife)));
  };
  const ordersWith = orders.filter(({ products }) => products.has(one)).length;
  const both = orders.filter(({ products }) => products.has(one) && products.has(other)).length;
  const cosine = (halfLife: number) => {
    const length = Math.sqrt(weights([one], halfLife) * weights([other], halfLife));
    return length === 0 ? 0 : weights([one, other], halfLife) / length;
  };
  const trust = both / (both + 3);
  const steps = orders.flatMap((order, place) => {
    const next = order.buyer === null ? -1 : orders.findIndex((later, at) => at > place && later.buyer === order.buyer);
    return next >= 0 && order.products.has(one) && orders[next]!.products.has(other) ? [{ order, next }] : [];
  });
  const step = (halfLife: number, some = steps) => {
    const each = some.map(({ order, next }) => {
      const { day, products } = orders[next]!;
      return fade(today - day, halfLife) / Math.sqrt(order.products.size * Math.sqrt(products.size));
    });
    return sum(each);
  };
  const firstTimes = steps.filter(({ order, next }) => {
    return !orders.slice(0, next).some(({ buyer, products }) => buyer === order.buyer && products.has(other));
  });
  const [lately, ever] = [Math.sqrt(weights([one], 120)) + 0.3, Math.sqrt(weights([one], 720)) + 0.3];
  const expected = weights([one], 720) * weights([other], 720);
  const lift = Math.log((weights([one, other], 720) * weights([], 720) + 0.2) / (expected + 0.2));
  return {
    cosine30: cosine(30),
    cosine120: cosine(120) * trust,
    cosine720: cosine(720) * trust,
    share: both / (ordersWith + 5),
    lift: Math.max(0, lift) * trust,
    next60: step(60) / lately,
    next360: step(360) / ever,
    nextShare: steps.length / (ordersWith + 5),
    nextNew: step(360, firstTimes) / ever,
  };
}

it("learns of every pair what looping over all orders before the day says", () => {
  const days = fc.integer({ min: DAYS.first, max: DAYS.last + 1 });
  fc.assert(
    fc.property(someOrders, days, (orders, today) => {
      const learned = finishSteps(learnPairs(corpusOf(orders), today));
      const known = orders.filter(({ day }) => day < today).map((one) => ({ ...one, products: new Set(one.products) }));
      for (const [number, one] of PRODUCTS.entries()) {
        const { others, values } = learned[number]!;
        expect([...others]).not.toContain(number);
        for (const [otherNumber, other] of PRODUCTS.entries()) {
          if (other === one) continue;
          const place = others.indexOf(otherNumber);
          for (const [signal, value] of Object.entries(signalsOf(one, other, known, today))) {
            const found = place < 0 ? 0 : values[place * SIGNAL_COUNT + at[signal as Signal]]!;
            expect(found, `${one} → ${other}: ${signal}`).toBeCloseTo(value, 4);
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});
