import { takeTurns } from "#app/lib/steps.ts";

import { SETTLED_DAYS } from "../model/parcel.ts";
import type { Trials } from "./learned.ts";
import { type Candidates, triedDays, tryCandidates } from "./try-candidates.ts";
import { tryLive } from "./try-live.server.ts";

const DAY = 86_400_000;

export interface Tried extends Candidates {
  shop: string;
  /** Something that was learned names the shop's days: there is something to keep. */
  isServing: boolean;
  now: Date;
}

/**
 * How everything that could name the shop's days did on the same weeks.
 * @param keep keeps fits that were finished
 */
export async function tryAll(
  { shop, isServing, now, ...candidates }: Tried,
  keep: () => Promise<void>,
  signal?: AbortSignal,
): Promise<Trials> {
  const tried = await takeTurns(tryCandidates(candidates), keep, signal);
  const before = (count: number) => new Date(now.getTime() - count * DAY);
  const live = () => tryLive(shop, before(triedDays(candidates.own)), before(SETTLED_DAYS));
  return { ...tried, inService: isServing ? await live() : null };
}
