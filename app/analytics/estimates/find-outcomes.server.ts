import { db } from "#app/db.server.ts";
import type { Outcome } from "#app/estimates/drift.ts";
import type { Moment } from "#app/estimates/moment.ts";

import { partsOfLane } from "./lane.ts";
import { isStillOut } from "./still-out.server.ts";

/** What is older says nothing of today's windows. */
const WATCHED_DAYS = 180;
/** Newest of a moment; a shop that has more in half a year is watched over a shorter time. */
const MOST = 50_000;
const DAY = 86_400_000;
/** No window reaches further. */
const LONGEST_DAYS = 120;

export interface WatchedOutcome extends Outcome {
  /** ISO 3166-1; empty where it is not known. */
  country: string;
}

/**
 * Which of the windows that ran out in the last half year were missed, oldest first. Unknown fates are left out, and so
 * are windows that nobody was told: an alarm is about what shoppers rely on.
 */
export async function findOutcomes(shop: string, moment: Moment, now: Date): Promise<WatchedOutcome[]> {
  const since = new Date(now.getTime() - WATCHED_DAYS * DAY);
  const from = new Date(since.getTime() - LONGEST_DAYS * DAY);
  const rows = await db.$queryRaw<(Outcome & { lane: string })[]>`
    select f.at + f.q90 * interval '1 day' as at, f.lane,
           coalesce(f."deliveredAt" > f.at + f.q90 * interval '1 day', true) as "isLate"
      from "Forecast" f
     where f.shop = ${shop} and f.moment = ${moment} and f.at >= ${from} and not f.replayed
       and f.at + f.q90 * interval '1 day' > ${since} and f.at + f.q90 * interval '1 day' <= ${now}
       and (f."deliveredAt" is not null or ${isStillOut})
     order by 1 desc, f.id
     limit ${MOST}`;
  return rows.toReversed().map(({ at, isLate, lane }) => ({ at, isLate, country: partsOfLane(lane).to ?? "" }));
}
