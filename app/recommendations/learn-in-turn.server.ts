import { askToLearn } from "#app/jobs/ask-to-learn.server.ts";
import { inTurn } from "#app/jobs/in-turn.ts";

import { learnShop } from "./learn-shop.server.ts";

const WAIT_MS = 30_000;

const oneShop = inTurn();

/**
 * Learns from a shop's orders when its turn comes.
 * @param signal aborted when nobody waits for the outcome any more
 */
export function learnInTurn(shop: string, signal?: AbortSignal): Promise<void> {
  return oneShop(
    () => learnShop(shop, signal),
    () => askToLearn(shop, new Date(Date.now() + WAIT_MS)),
  );
}
