import { askToLearn } from "#app/jobs/ask-to-learn.server.ts";

import { learnShop } from "./learn-shop.server.ts";

const WAIT_MS = 30_000;

let isLearning = false;

/**
 * Learns from a shop's orders, one shop at a time: it takes a core and a history's memory for minutes. While this
 * process is at one, another is put off, so that it does not hold a place that other long jobs could have.
 * @param signal aborted when nobody waits for the outcome any more
 */
export async function learnInTurn(shop: string, signal?: AbortSignal): Promise<void> {
  if (isLearning) return askToLearn(shop, new Date(Date.now() + WAIT_MS));
  isLearning = true;
  try {
    await learnShop(shop, signal);
  } finally {
    isLearning = false;
  }
}
