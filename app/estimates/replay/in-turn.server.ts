import { alone } from "#app/jobs/alone.server.ts";
import { askToLearnPooled, askToLearnTimes, askToReplay, timesKey } from "#app/jobs/ask-to-learn.server.ts";
import { inTurn } from "#app/jobs/in-turn.ts";

import { learnShopTimes } from "../learning/learn-estimator.server.ts";
import { learnPooled } from "../learning/learn-pooled.server.ts";
import { POOL } from "../learning/stored-learned.server.ts";
import { replayPast } from "./replay-past.server.ts";

const WAIT_MS = 30_000;

const learnInTurn = inTurn();
const foretellInTurn = inTurn();

/**
 * Learns from a shop's parcels when its turn comes. What another process is at is put off too, lest both go on with the
 * same drafts.
 * @param signal aborted when nobody waits for the outcome any more
 */
export function learnTimesInTurn(shop: string, now: Date, signal?: AbortSignal): Promise<void> {
  const putOff = () => askToLearnTimes(shop, later(now));
  return learnInTurn(async () => {
    const isOurs = await alone(timesKey(shop), () => learnShopTimes(shop, now, signal));
    if (!isOurs) await putOff();
  }, putOff);
}

/** The same for the pool of all shops, in the same turn; where another process is at it, there is nothing to do. */
export function learnPooledInTurn(now: Date, signal?: AbortSignal): Promise<void> {
  return learnInTurn(
    async () => void (await alone(timesKey(POOL), () => learnPooled(now, signal))),
    () => askToLearnPooled(later(now)),
  );
}

/**
 * Foretells a shop's past, one shop at a time as well. That takes a part of the memory, but up to half an hour: nobody's
 * learning waits for it, they share the core.
 */
export function replayInTurn(shop: string, now: Date, signal?: AbortSignal): Promise<void> {
  return foretellInTurn(
    () => replayPast(shop, now, signal),
    () => askToReplay(shop, later(now)),
  );
}

function later(now: Date): Date {
  return new Date(now.getTime() + WAIT_MS);
}
