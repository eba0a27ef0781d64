import type { Steps } from "#app/lib/steps.ts";

import { learnStageTimes } from "../model/learn-stage-times.ts";
import { tripsBefore } from "../model/parcel.ts";
import { isPublicHoliday } from "../model/public-holiday.ts";
import type { StageTimes } from "../model/stage-times.ts";
import { learnWorkPace, type WorkPace } from "../model/work-clock.ts";
import { learnWeekShares } from "../model/week-shares.ts";
import type { PastParcel } from "./past-parcel.ts";

/** Newest stays: older ones would count for next to nothing. */
const MOST_STAYS = 50_000;

/**
 * How long the shop's parcels took from each scan to the door.
 * @param parcels newest orders first
 * @param pace of the week, if it is known already
 * @param now days since 1970-01-01
 */
export function* learnStages(parcels: readonly PastParcel[], pace: WorkPace | null, now: number): Steps<StageTimes> {
  const stays = parcels.flatMap(({ parcel: { carrier, to, deliveredAt }, stages }) =>
    stages.map((one) => ({ ...one, carrier, place: to, deliveredAt })),
  );
  return yield* learnStageTimes(stays.slice(0, MOST_STAYS), pace ?? paceOf(parcels), now, isPublicHoliday);
}

/** On which days of the week the shop's parcels came. */
export function learnWeeks(parcels: readonly PastParcel[]): Steps<Record<string, number[]>> {
  return learnWeekShares(tripsOf(parcels), isPublicHoliday);
}

function paceOf(parcels: readonly PastParcel[]): WorkPace {
  return learnWorkPace(tripsOf(parcels), isPublicHoliday);
}

function tripsOf(parcels: readonly PastParcel[]) {
  return tripsBefore(
    parcels.map(({ parcel }) => parcel),
    Infinity,
  );
}
