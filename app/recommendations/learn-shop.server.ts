import { failRun, finishRun, reportProgress, startRun } from "#app/catalog/sync-run.server.ts";
import { db } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";
import { takeTurns } from "#app/lib/steps.ts";
import { logger } from "#app/logger.server.ts";

import { learnRhythms } from "./learn-rhythms.server.ts";
import { type Corpus, CorpusBuilder } from "./model/corpus.ts";
import { type CatalogFacts, dayOf } from "./model/catalog-facts.ts";
import { findReorderDays } from "./model/reorder-days.ts";
import { learnModel } from "./model/model.ts";
import { readCatalog } from "./read-catalog.server.ts";
import { readOrders } from "./read-orders.server.ts";
import { saveModel } from "./save-model.server.ts";

const DAY = 86_400_000;
/** A year ago says what is wanted at this time of the year. */
const HISTORY_DAYS = 730;
const UNKNOWN: CatalogFacts = { title: "", priceMinor: 0, shownFrom: 0 };

/**
 * Learns from the orders of the last two years what goes with what, what follows, and what this shop's buyers
 * choose among it; then has the picks of recent orders made anew. Replaces what was known; repeating it does no harm.
 * @param signal aborted when nobody waits for the outcome any more
 * @throws the signal's reason
 */
export async function learnShop(shop: string, signal?: AbortSignal): Promise<void> {
  const now = new Date();
  const run = await startRun(shop, "learning");
  try {
    const { corpus, catalog } = await readPast(shop, now, signal);
    // Today's orders count: the day that has begun is as good as over.
    const today = dayOf(now) + 1;
    const total = corpus.ids.length;
    const tell = (share: number) => reportProgress(run, Math.round(share * total), total);
    const model = await takeTurns(learnModel(corpus, catalog, today, "next-new"), tell, signal);
    await saveModel(shop, { corpus, model, reorderDays: findReorderDays(corpus, today), learnedAt: now });
    await learnRhythms(shop, new Date(now.getTime() - HISTORY_DAYS * DAY));
    await finishRun(run, total);
    const { orders } = corpus;
    logger.info({ shop, orders, products: total, ranked: model.isRankerLearned, ms: Date.now() - now.getTime() }, "shop learned"); // prettier-ignore
  } catch (error) {
    await failRun(run, error instanceof Error ? error.message.slice(0, 300) : "unknown");
    throw error;
  }
  // A job of its own: should it fail, nothing has to be learned again.
  await enqueue(db, "picks.refresh-recent", { shop }, { key: `picks.refresh-recent|${shop}` });
}

async function readPast(
  shop: string,
  now: Date,
  signal?: AbortSignal,
): Promise<{ corpus: Corpus; catalog: CatalogFacts[] }> {
  const builder = new CorpusBuilder();
  const known = await readCatalog(shop);
  for (const { gid } of known) builder.addProduct(gid);
  for await (const orders of readOrders(shop, new Date(now.getTime() - HISTORY_DAYS * DAY))) {
    signal?.throwIfAborted();
    for (const order of orders) builder.addOrder(order);
  }
  const corpus = builder.build();
  // What was sold and is in no catalog any more still says what goes with what.
  return { corpus, catalog: corpus.ids.map((_, product) => known[product] ?? UNKNOWN) };
}
