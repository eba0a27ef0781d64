import type { Corpus } from "./corpus.ts";
import { ordersBefore } from "./corpus.ts";
import type { Context } from "./evidence.ts";
import type { Aim } from "./gather.ts";

/** An order of the past, asked for as if it were still to come. */
export interface Lesson {
  context: Context;
  /** What was bought. */
  target: ReadonlySet<number>;
}

/** What a shop wants to know: the next order with or without what they have, or the rest of this one. */
export type Task = "next" | "next-new" | "basket";

const SHOWN_OF_BASKET = 3;
/** From one order the rest may be asked for several times, each time with others shown. */
const BASKET_DRAWS = 2;
/** Older orders of one buyer say nothing new. */
const MOST_HISTORY = 60;

export const aimOf = (task: Task): Aim => (task === "basket" ? "basket" : "next");

/**
 * What can be asked of the orders from one day to another: of every order of a returning buyer what it holds, given the
 * ones before; or the rest of an order, given three of its products.
 * @param shownFrom by product, the first day on which it may be shown
 */
export function* lessonsOf(
  corpus: Corpus,
  [from, to]: readonly [number, number],
  task: Task,
  shownFrom: Int32Array,
): Generator<Lesson> {
  const end = ordersBefore(corpus, to);
  for (let order = ordersBefore(corpus, from); order < end; order += 1) {
    for (const { context, target } of lessonsOfOrder(corpus, order, task)) {
      const possible = [...target].filter((one) => shownFrom[one]! < context.day && !context.excluded.has(one));
      if (possible.length > 0) yield { context, target: new Set(possible) };
    }
  }
}

function lessonsOfOrder(corpus: Corpus, order: number, task: Task): Lesson[] {
  if (task === "basket") {
    return Array.from({ length: BASKET_DRAWS }, (_, draw) => basketLesson(corpus, order, draw) ?? []).flat();
  }
  return [nextLesson(corpus, order, task) ?? []].flat();
}

function productsOf({ starts, products }: Corpus, order: number): number[] {
  return [...products.subarray(starts[order], starts[order + 1])];
}

function basketLesson(corpus: Corpus, order: number, draw: number): Lesson | null {
  const mixed = productsOf(corpus, order);
  if (mixed.length < 2) return null;
  const key = (product: number) =>
    (Math.imul(product + 1, 2_654_435_761) ^ Math.imul(order + 1 + draw * 7_919, 40_503)) >>> 0;
  mixed.sort((one, other) => key(one) - key(other));
  const shown = mixed.slice(0, Math.min(SHOWN_OF_BASKET, mixed.length - 1));
  const day = corpus.days[order]!;
  const context = { day, current: shown, currentDay: day, history: [], excluded: new Set(shown) };
  return { context, target: new Set(mixed.slice(shown.length)) };
}

function nextLesson(corpus: Corpus, order: number, task: Task): Lesson | null {
  const current = corpus.before[order]!;
  if (current < 0) return null;
  const history: { day: number; products: number[] }[] = [];
  const had = new Set(productsOf(corpus, current));
  for (let earlier = corpus.before[current]!; earlier >= 0; earlier = corpus.before[earlier]!) {
    const products = productsOf(corpus, earlier);
    if (history.length < MOST_HISTORY) history.push({ day: corpus.days[earlier]!, products });
    for (const product of products) had.add(product);
  }
  const context = {
    ...{ day: corpus.days[order]!, current: productsOf(corpus, current), currentDay: corpus.days[current]! },
    history: history.reverse(),
    excluded: task === "next-new" ? had : new Set<number>(),
  };
  return { context, target: new Set(productsOf(corpus, order)) };
}
