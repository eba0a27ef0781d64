/* Runs as a process of its own, so that its memory can be measured: learns a large shop, and prints what it took. */
import { finishSteps } from "#app/lib/steps.ts";
import { learnModel } from "#app/recommendations/model/model.ts";
import { rankWith } from "#app/recommendations/model/ranker.ts";

import { makeLargeShop } from "./large-shop.ts";
import { countPairs } from "./plain-pairs.ts";
import { quantile } from "./report.ts";

const [lines = 0, products = 0] = process.argv.slice(2).map(Number);
const QUERIES = 300;

const { corpus, catalog, today } = makeLargeShop({ lines, products });
const ownMb = process.resourceUsage().maxRSS / 1_024;
const seconds = (since: number) => (performance.now() - since) / 1_000;
const learnFrom = performance.now();
const model = finishSteps(learnModel(corpus, catalog, today, "next-new"));
const learned = seconds(learnFrom);
const rank = rankWith(model.ranker, model.evidence, "next");
const times = Array.from({ length: QUERIES }, (_, query) => {
  const order = corpus.orders - 1 - query;
  const current = [...corpus.products.subarray(corpus.starts[order], corpus.starts[order + 1])];
  const from = performance.now();
  rank({ day: today, current, currentDay: corpus.days[order] ?? 0, history: [], excluded: new Set(current) });
  return performance.now() - from;
});
const peakMb = process.resourceUsage().maxRSS / 1_024;
// The reference comes last: its maps are larger than all that is learned.
const plainFrom = performance.now();
const pairs = countPairs(corpus);
const plain = seconds(plainFrom);
console.log(
  JSON.stringify({
    learned,
    plain,
    pairs,
    ownMb,
    peakMb,
    rankP50: quantile(times, 0.5),
    rankP99: quantile(times, 0.99),
  }),
);
