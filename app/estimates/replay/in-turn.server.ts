import { alone } from "#app/jobs/alone.server.ts";
import { askToLearnTimes, askToReplay, timesKey } from "#app/jobs/ask-to-learn.server.ts";

import { learnShopTimes } from "../learning/learn-estimator.server.ts";
import { learnPooled } from "../learning/learn-pooled.server.ts";
import { POOL } from "../learning/stored-learned.server.ts";
import { replayPast } from "./replay-past.server.ts";

const WAIT_MS = 30_000;

const learnInTurn = inTurn();
const foretellInTurn = inTurn();

/**
 * Learns from a shop's parcels, one shop at a time: it takes a core and a past's memory for a minute. While this process
 * is at one, another is put off, so that it does not hold a place that other long jobs could have; so is what another
 * process is at, lest both go on with the same drafts.
 * @param signal aborted when nobody waits for the outcome any more
 */
export function learnTimesInTurn(shop: string, now: Date, signal?: AbortSignal): Promise<void> {
  const putOff = () => askToLearnTimes(shop, new Date(now.getTime() + WAIT_MS));
  return learnInTurn(async () => {
    const isOurs = await alone(timesKey(shop), () => learnShopTimes(shop, now, signal));
    if (!isOurs) await putOff();
  }, putOff);
}

/** The same for the pool of all shops; where another process is at it, there is nothing to do. */
export async function learnPooledInTurn(now: Date, signal?: AbortSignal): Promise<void> {
  await alone(timesKey(POOL), () => learnPooled(now, signal));
}

/**
 * One shop at a time as well: foretelling its past. That takes a part of the memory, but up to half an hour: nobody's learning waits for
 * it, they share the core.
 */
export function replayInTurn(shop: string, now: Date, signal?: AbortSignal): Promise<void> {
  return foretellInTurn(
    () => replayPast(shop, now, signal),
    () => askToReplay(shop, new Date(now.getTime() + WAIT_MS)),
  );
}

/** @returns does one work at a time, and has another put off while it is at one */
function inTurn(): (work: () => Promise<void>, putOff: () => Promise<void>) => Promise<void> {
  let isBusy = false;
  return async (work, putOff) => {
    if (isBusy) return putOff();
    isBusy = true;
    try {
      await work();
    } finally {
      isBusy = false;
    }
  };
}
