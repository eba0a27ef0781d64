import type { Steps } from "#app/lib/steps.ts";

import type { CatalogFacts } from "./catalog-facts.ts";
import type { Corpus } from "./corpus.ts";
import type { Task } from "./lessons.ts";
import { lookAtAlikeOrders } from "./look-alike.ts";
import { lookAtCatalog } from "./look-catalog.ts";
import { lookAtRhythm } from "./look-rhythm.ts";
import { lookAtWalks } from "./look-walks.ts";
import type { Look } from "./look.ts";

type Learn = (corpus: Corpus, catalog: readonly CatalogFacts[], today: number) => Look;

const catalogLook: Learn = (_, catalog, today) => lookAtCatalog(catalog, today);
const withoutCatalog = (learn: (corpus: Corpus, today: number) => Look): Learn => {
  return (corpus, _, today) => learn(corpus, today);
};

/** None for `next-new`: its picks are made from what was stored of a few products, while the orders are out of reach. */
const LOOKS: Record<Task, readonly Learn[]> = {
  next: [withoutCatalog(lookAtRhythm), catalogLook],
  "next-new": [],
  basket: [catalogLook, withoutCatalog(lookAtAlikeOrders), withoutCatalog(lookAtWalks)],
};

/** Learns, from the catalog and the orders before `today`, what else a task looks at. */
export function* learnLooks(
  corpus: Corpus,
  catalog: readonly CatalogFacts[],
  today: number,
  task: Task,
): Steps<Look[]> {
  const looks: Look[] = [];
  for (const learn of LOOKS[task]) {
    yield;
    looks.push(learn(corpus, catalog, today));
  }
  return looks;
}
