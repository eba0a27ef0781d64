import type { Corpus } from "./corpus.ts";
import type { Context } from "./evidence.ts";
import { learnReturns } from "./learn-returns.ts";
import type { Look } from "./look.ts";

const LAST = [1, 2, 3, 4, 5] as const;
/** Orders ago of what one never had. */
const NEVER = 99;
const MOST_DUE = 5;
/** What was bought in the order before last counts three quarters, and so on. */
const KEPT = 0.75;

/** A buyer's orders, the last one just placed, in one list; and what can be said of all of them. */
interface Buyer {
  orders: readonly { day: number; products: readonly number[] }[];
  /** By product, the places of the orders that held it. */
  places: ReadonlyMap<number, readonly number[]>;
  values: readonly number[];
}

/**
 * What this buyer does again: in which of the last orders a product was, how long one lasts and whether it is due, how much of
 * their orders repeats earlier ones; and how many of all buyers take this product again in the next order. Most of a next
 * order is repetition: Li et al., "A next basket recommendation reality check", ACM TOIS 41(4), 2023.
 */
export function lookAtRhythm(corpus: Corpus, today: number): Look {
  const { atOnce, later } = learnReturns(corpus, today);
  return {
    width: 19,
    at: (context) => {
      const { orders, places, values } = describeBuyer(context);
      return (product) => {
        const own = places.get(product) ?? [];
        const ago = own.length > 0 ? orders.length - own.at(-1)! : NEVER;
        const days = own.map((place) => orders[place]!.day);
        const lasts = own.length > 1 ? (days.at(-1)! - days[0]!) / (own.length - 1) : -1;
        const again = own.length === 0 ? 0 : (ago === 1 ? atOnce : later)[product]!;
        return [
          ...LAST.map((back) => (own.includes(orders.length - back) ? 1 : 0)),
          Math.log(ago),
          ...(lasts < 0
            ? [-1, -0.2]
            : [Math.log1p(lasts), Math.min((context.day - days.at(-1)!) / (lasts + 3), MOST_DUE)]),
          ...[90, 30].map((span) => days.filter((day) => context.day - day <= span).length),
          ...[atOnce[product]!, later[product]!, again],
          own.reduce((sum, place) => sum + KEPT ** (orders.length - 1 - place), 0),
          ...values,
        ];
      };
    },
  };
}

function describeBuyer({ history, current, currentDay, day }: Context): Buyer {
  const orders = [...history, { day: currentDay, products: current }];
  const places = new Map<number, number[]>();
  let [bought, repeated, later] = [0, 0, 0];
  for (const [place, { products }] of orders.entries()) {
    bought += products.length;
    if (place > 0) later += products.length;
    if (place > 0) repeated += products.filter((product) => places.has(product)).length;
    for (const product of products) places.set(product, [...(places.get(product) ?? []), place]);
  }
  const gap = orders.length > 1 ? (currentDay - orders[0]!.day) / (orders.length - 1) : 0;
  const values = [
    later > 0 ? repeated / later : 0,
    Math.log(Math.max(bought / orders.length, 1)),
    Math.log(Math.max(places.size, 1)),
    Math.log1p(gap),
    Math.log((day - currentDay + 1) / (gap + 1)),
  ];
  return { orders, places, values };
}
