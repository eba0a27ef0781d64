import type { Corpus } from "./corpus.ts";
import type { Evidence } from "./evidence.ts";
import { type CatalogFacts, learnEvidence } from "./learn-evidence.ts";
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

/**
 * Learns a shop's model from all orders before `today` (days since 1970). The same orders give the same model.
 * @param onProgress called now and then with a share from 0 to 1
 */
export function learnModel(
  corpus: Corpus,
  catalog: readonly CatalogFacts[],
  today: number,
  task: Task,
  onProgress?: (share: number) => void,
): Model {
  const ranker = learnRanker(corpus, catalog, today, task, (done, total) => onProgress?.((0.8 * done) / total));
  const evidence = learnEvidence(corpus, catalog, today, (done, total) => onProgress?.(0.8 + (0.2 * done) / total));
  return { evidence, ranker: ranker ?? HAND_MADE[task], isRankerLearned: ranker !== null };
}
