import fc from "fast-check";
import { expect, it } from "vitest";

import { corpusOf, DAYS, PRODUCTS, someOrders } from "#tests/support/small-shop.ts";

import { type Lesson, lessonsOf, type Task } from "./lessons.ts";

const shownFrom = new Int32Array(PRODUCTS.length);
const day = fc.integer({ min: DAYS.first, max: DAYS.last });
const task = fc.constantFrom<Task>("next", "next-new", "basket");

it("asks for an order with nothing but what its buyer had ordered before", () => {
  fc.assert(
    fc.property(someOrders, day, (orders, from) => {
      const lessons = [...lessonsOf(corpusOf(orders), [from, DAYS.last + 1], "next", shownFrom)];
      const expected = orders.flatMap((order, place) => {
        const earlier = orders.slice(0, place).filter(({ buyer }) => buyer !== null && buyer === order.buyer);
        return order.day >= from && earlier.length > 0 ? [{ order, earlier }] : [];
      });
      expect(lessons.map(told)).toEqual(
        expected.map(({ order, earlier }) => ({
          ...{ day: order.day, target: sorted(order.products) },
          orders: earlier.map((one) => ({ day: one.day, products: sorted(one.products) })),
        })),
      );
    }),
  );
});

it("asks only for what was not shown, what may be had, and what was not bought before where only new things count", () => {
  fc.assert(
    fc.property(someOrders, day, task, (orders, from, task) => {
      const late = Int32Array.from(PRODUCTS, (_, product) => (product === 0 ? from + 30 : 0));
      for (const { context, target } of lessonsOf(corpusOf(orders), [from, DAYS.last + 1], task, late)) {
        expect(target.size).toBeGreaterThan(0);
        if (context.day <= from + 30) expect(target.has(0)).toBe(false);
        const before = [...context.current, ...context.history.flatMap((order) => order.products)];
        if (task !== "next") for (const product of before) expect(target.has(product)).toBe(false);
      }
    }),
  );
});

it("shows nothing of what came later: the lessons before a day are the same whatever is ordered from that day on", () => {
  fc.assert(
    fc.property(someOrders, someOrders, day, task, (orders, others, today, task) => {
      const known = orders.filter((order) => order.day < today);
      const garbled = [...known, ...others.filter((order) => order.day >= today)];
      const lessons = (all: typeof orders) => [...lessonsOf(corpusOf(all), [DAYS.first, today], task, shownFrom)];
      expect(lessons(garbled)).toEqual(lessons(known));
    }),
  );
});

const sorted = (products: readonly string[]) => [...new Set(products)].sort();
const names = (numbers: Iterable<number>) => sorted([...numbers].map((number) => PRODUCTS[number]!));

function told({ context: { day, current, currentDay, history }, target }: Lesson) {
  const orders = [...history, { day: currentDay, products: current }];
  return { day, target: names(target), orders: orders.map((one) => ({ day: one.day, products: names(one.products) })) };
}
