import { failRun, finishRun, startRun } from "#app/catalog/sync-run.server.ts";
import { logger } from "#app/logger.server.ts";

import { SalesCounter } from "./best-sellers.ts";
import { PairCounter } from "./bought-together.ts";
import { learnRhythms } from "./learn-rhythms.server.ts";
import { readBaskets } from "./read-baskets.server.ts";
import { refreshRecentPicks } from "./refresh-recent-picks.server.ts";
import { savePairs } from "./save-pairs.server.ts";

const DAY = 86_400_000;
const HISTORY_DAYS = 365;
const BEST_SELLERS = 50;

/**
 * Learns from the orders of the last year what is bought together, what is bought again and what sells best, then has the picks
 * of recent orders made anew. Replaces what was known; repeating it does no harm.
 */
export async function rebuildPairs(shop: string): Promise<void> {
  const now = new Date();
  const run = await startRun(shop, "pairs");
  try {
    const pairs = new PairCounter({ now });
    const sales = new SalesCounter(now);
    let orders = 0;
    for await (const basket of readBaskets(shop, new Date(now.getTime() - HISTORY_DAYS * DAY))) {
      pairs.add(basket);
      sales.add(basket);
      orders += 1;
    }
    const written = await savePairs(shop, pairs.pairs(), sales.top(BEST_SELLERS));
    await learnRhythms(shop, new Date(now.getTime() - HISTORY_DAYS * DAY));
    await finishRun(run, pairs.size);
    logger.info({ shop, orders, pairs: written, ms: Date.now() - now.getTime() }, "pairs rebuilt");
  } catch (error) {
    await failRun(run, error instanceof Error ? error.message.slice(0, 300) : "unknown");
    throw error;
  }
  await refreshRecentPicks(shop, now);
}
