import { type EventStatus, JOURNEY_RANK, SCANNED, type Status } from "#app/tracking/status.ts";

import type { Present } from "../settle-window.ts";

export interface HeardEvent {
  status: EventStatus;
  /** When we heard of it. */
  recordedAt: Date;
  /** The carrier named a day. */
  namesDay: boolean;
}

/** What has been heard of a parcel since its window was told: a step further, a scan or a day named, or nothing. */
export function newsSince(events: readonly HeardEvent[], toldAt: Date): Present["news"] {
  const fresh = events.filter(({ recordedAt }) => recordedAt > toldAt);
  const before = furthest(events.filter(({ recordedAt }) => recordedAt <= toldAt));
  if (furthest(fresh) > before) return "stage";
  return fresh.some(({ status, namesDay }) => namesDay || SCANNED.has(status as Status)) ? "scan" : "none";
}

/** A label is no step of the way. */
const FIRST_STEP = JOURNEY_RANK.picked_up ?? 0;

function furthest(events: readonly HeardEvent[]): number {
  const ranks = events.map(({ status }) => JOURNEY_RANK[status as Status] ?? 0).filter((rank) => rank >= FIRST_STEP);
  return Math.max(0, ...ranks);
}
