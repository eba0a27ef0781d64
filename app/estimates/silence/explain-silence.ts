import { DateTime } from "luxon";

import { type GapCurve, hoursUntil } from "./gap-curve.ts";

/** What is to be expected of a parcel that nothing is heard of. */
export interface SilenceOutlook {
  /** From here on the page explains: longer than half of the parcels were silent. */
  noticeableAt: Date;
  /** So many days without news are usual here, from half of the parcels to nine of ten; whole days, rounded outward. */
  usualFromDays: number;
  usualToDays: number;
  /** When shopper and merchant hear of it if nothing moves: nineteen of twenty were heard of by then. */
  tellAt: Date;
  /** Nine of ten that were silent until now are heard of by then. */
  heardBy: Date;
}

export interface SilentParcel {
  /** The last thing heard, or when it was handed in. */
  heardAt: Date;
  /** IANA zones in which the delivery address may lie, at least one. */
  zones: readonly string[];
}

const HOUR = 3_600_000;
/** Nobody wonders about a day without a scan. */
export const SHORTEST_HOURS = 24;
/** Bad news leaves in the morning, when there is somebody to answer. */
const MORNING = 10;

/** What is usual where this parcel is, and what happens when it stays silent. */
export function explainSilence(curve: GapCurve, { heardAt, zones }: SilentParcel, now: Date): SilenceOutlook {
  const silentHours = Math.max(0, (now.getTime() - heardAt.getTime()) / HOUR);
  const [half, most, nearlyAll] = [0.5, 0.9, 0.95].map((share) => hoursUntil(curve, share)) as [number, number, number];
  const after = (hours: number) => new Date(heardAt.getTime() + hours * HOUR);
  return {
    noticeableAt: after(Math.max(half, SHORTEST_HOURS)),
    usualFromDays: Math.floor(half / 24),
    usualToDays: Math.ceil(most / 24),
    tellAt: nextMorning(after(Math.max(nearlyAll, SHORTEST_HOURS)), zones),
    heardBy: after(hoursUntil(curve, 0.9, silentHours)),
  };
}

/** The first morning at the destination that is not before an instant; the latest one where it may lie in several zones. */
function nextMorning(at: Date, zones: readonly string[]): Date {
  const mornings = zones.map((zone) => {
    const local = DateTime.fromJSDate(at, { zone });
    const morning = local.set({ hour: MORNING, minute: 0, second: 0, millisecond: 0 });
    return (morning < local ? morning.plus({ days: 1 }) : morning).toMillis();
  });
  return new Date(Math.max(at.getTime(), ...mornings));
}
