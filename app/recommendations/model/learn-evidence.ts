import type { Steps } from "#app/lib/steps.ts";

import { NEW_DAYS } from "../pick-kind.ts";
import { type CatalogFacts, logPrice } from "./catalog-facts.ts";
import type { Corpus } from "./corpus.ts";
import type { Evidence } from "./evidence.ts";
import { learnPairs } from "./learn-pairs.ts";
import { learnSales } from "./learn-sales.ts";
import type { Task } from "./lessons.ts";
import { learnLooks } from "./looks.ts";
import { learnTitles } from "./learn-titles.ts";
import { addSignal } from "./pair-table.ts";
import { at, type Sales } from "./signal.ts";

const MOST_POPULAR = 100;
const MOST_COLD = 300;
/** So far ahead of the day of learning its answers may be asked for. */
const HORIZON_DAYS = 31;
const ALL_TITLES = { most: Infinity, least: 0 } as const;

/** Learns all there is before `today`, of the whole catalog. */
export function* learnEvidence(
  corpus: Corpus,
  catalog: readonly CatalogFacts[],
  today: number,
  task: Task,
): Steps<Evidence> {
  const { sales, volumes } = yield* learnSales(corpus, today);
  const isSold = corpus.ids.map((_, product) => sales.orders[product]! > 0);
  const cold = findCold(catalog, isSold, today);
  const titles = yield* learnTitles(
    catalog.map((facts) => facts.title),
    isSold,
    cold,
  );
  const pairs = yield* learnPairs(corpus, today);
  const neighbors = pairs.map((one, product) => addSignal(one, at.title, titles[product]!, ALL_TITLES));
  return {
    ...{ today, sales, volumes, size: corpus.ids.length },
    neighborsOf: (product) => neighbors[product]!,
    logPrices: Float32Array.from(catalog, ({ priceMinor }) => logPrice(priceMinor)),
    shownFrom: Int32Array.from(catalog, ({ shownFrom }) => shownFrom),
    popular: findPopular(sales),
    cold,
    looks: yield* learnLooks(corpus, catalog, today, task),
  };
}

function findPopular({ orders30, orders365 }: Sales): Int32Array {
  const products = Array.from(orders30.keys()).filter((product) => orders365[product]! > 0);
  products.sort((one, other) => {
    return orders30[other]! - orders30[one]! || orders365[other]! - orders365[one]! || one - other;
  });
  return Int32Array.from(products.slice(0, MOST_POPULAR));
}

function findCold(catalog: readonly CatalogFacts[], isSold: readonly boolean[], today: number): Int32Array {
  const isNew = ({ shownFrom }: CatalogFacts) => shownFrom > today - NEW_DAYS && shownFrom < today + HORIZON_DAYS;
  const cold = [...catalog.keys()].filter((product) => !isSold[product] && isNew(catalog[product]!));
  cold.sort((one, other) => catalog[other]!.shownFrom - catalog[one]!.shownFrom || one - other);
  return Int32Array.from(cold.slice(0, MOST_COLD));
}
