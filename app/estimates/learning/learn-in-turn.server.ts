import { askToLearnTimes } from "#app/jobs/ask-to-learn.server.ts";

import { learnShopTimes } from "./learn-estimator.server.ts";

const WAIT_MS = 30_000;

let isLearning = false;

/**
 * Learns from a shop's parcels, one shop at a time: it takes a core and a past's memory for a minute. While this process
 * is at one, another is put off, so that it does not hold a place that other long jobs could have.
 * @param signal aborted when nobody waits for the outcome any more
 */
export async function learnTimesInTurn(shop: string, now: Date, signal?: AbortSignal): Promise<void> {
  if (isLearning) return askToLearnTimes(shop, new Date(now.getTime() + WAIT_MS));
  isLearning = true;
  try {
    await learnShopTimes(shop, now, signal);
  } finally {
    isLearning = false;
  }
}
