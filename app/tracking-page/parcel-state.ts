import { isLater } from "#app/estimates/name-move.ts";
import { EXPECTED, type Status } from "#app/tracking/status.ts";

import { type Clock, localDay, today } from "#app/words/days.ts";
import type { StoryEstimate, StoryParcel } from "./story.ts";

/** The state of a parcel on the page: its status, or `late` when the day we named has passed. */
export type ParcelState = Status | "late";

export type Tone = "moving" | "done" | "trouble" | "quiet";

/** Which parcel of an order the page's first sentence is about: smaller speaks first. */
export const URGENCY: Record<ParcelState, number> = {
  delivery_attempted: 0,
  exception: 1,
  returning: 2,
  ready_for_pickup: 3,
  out_for_delivery: 4,
  late: 5,
  delayed: 6,
  in_transit: 7,
  picked_up: 8,
  label_created: 9,
  pending: 10,
  returned: 11,
  expired: 12,
  delivered: 13,
  cancelled: 14,
};

export const TONES: Partial<Record<ParcelState, Tone>> = {
  delivered: "done",
  delayed: "trouble",
  late: "trouble",
  delivery_attempted: "trouble",
  exception: "trouble",
  returning: "trouble",
  returned: "quiet",
  cancelled: "quiet",
  expired: "quiet",
};

/** Endings and detours that a bar towards "delivered" would tell wrongly. */
export const OFF_THE_ROAD: ReadonlySet<ParcelState> = new Set(["returning", "returned", "cancelled", "expired"]);

/** Does a day of arrival still mean something? */
export function isExpected(state: ParcelState): boolean {
  return state !== "late" && EXPECTED.has(state);
}

/** Has the day passed that was named before a later one took its place? */
export function isDayBroken({ moved, latestOn }: Pick<StoryEstimate, "moved" | "latestOn">, clock: Clock): boolean {
  return moved !== null && isLater(moved, latestOn) && moved.fromOn < today(clock);
}

/** The same of a parcel that may still come. */
export function brokeWord({ estimate }: StoryParcel, state: ParcelState, clock: Clock): boolean {
  return estimate !== null && isExpected(state) && isDayBroken(estimate, clock);
}

/** A parcel is late when the last day we named has passed and it is neither here, on the van nor in known trouble. */
export function stateOf({ status, statusAt, estimate }: StoryParcel, clock: Clock): ParcelState {
  if (!estimate || !EXPECTED.has(status)) return status;
  if (status === "out_for_delivery" && localDay(statusAt, clock) === today(clock)) return status;
  return estimate.latestOn < today(clock) ? "late" : status;
}
