import type { Steps } from "#app/lib/steps.ts";

import type { Corpus } from "./corpus.ts";
import type { Evidence } from "./evidence.ts";
import type { CatalogFacts } from "./catalog-facts.ts";
import { learnEvidence } from "./learn-evidence.ts";
import { learnRanker } from "./learn-ranker.ts";
import type { Task } from "./lessons.ts";
import { HAND_MADE } from "./hand-made.ts";
import type { Ranker } from "./ranker.ts";

/** All that a shop's orders before a day say about what goes with what. */
export interface Model {
  evidence: Evidence;
  ranker: Ranker;
  /** False while the shop is too young: the ranker is the one made by hand. */
  isRankerLearned: boolean;
}

/** Learns a shop's model from all orders before `today` (days since 1970). The same orders give the same model. */
export function* learnModel(corpus: Corpus, catalog: readonly CatalogFacts[], today: number, task: Task): Steps<Model> {
  const ranker = yield* learnRanker(corpus, catalog, today, task);
  yield 0.8;
  const evidence = yield* learnEvidence(corpus, catalog, today, task);
  return { evidence, ranker: ranker ?? HAND_MADE[task], isRankerLearned: ranker !== null };
}
