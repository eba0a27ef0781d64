import { STATUSES, type Status } from "#app/tracking/status.ts";

/** What the merchant can look at: the order as it is, or the same order at any other point of its way. */
export const PREVIEW_STAGES = [
  "as_it_is",
  "received",
  ...STATUSES,
  "late",
  "two_parcels",
  "partly_refunded",
  "order_cancelled",
  "redacted",
] as const;

export type PreviewStage = (typeof PREVIEW_STAGES)[number];

/** A step of an invented journey: how many hours ago it happened. */
export type Step = readonly [Status, number];

const SENT: readonly Step[] = [
  ["label_created", 74],
  ["picked_up", 54],
];
const ROAD: readonly Step[] = [...SENT, ["in_transit", 31]];
const TRIED: readonly Step[] = [...ROAD, ["out_for_delivery", 27], ["delivery_attempted", 21]];
const later = (steps: readonly Step[], hours: number): Step[] => steps.map(([status, ago]) => [status, ago + hours]);

const SILENT_HOURS = 62 * 24;

/** The way to every status, oldest first; a pending parcel has none behind it yet. */
export const JOURNEYS: Record<Status, readonly Step[]> = {
  pending: [],
  label_created: [["label_created", 5]],
  picked_up: [
    ["label_created", 30],
    ["picked_up", 6],
  ],
  in_transit: [...SENT, ["in_transit", 20]],
  out_for_delivery: [...ROAD, ["out_for_delivery", 3]],
  ready_for_pickup: [...ROAD, ["ready_for_pickup", 4]],
  delivered: [...ROAD, ["out_for_delivery", 6], ["delivered", 2]],
  delayed: [...ROAD, ["delayed", 6]],
  delivery_attempted: TRIED,
  exception: [...ROAD, ["exception", 9]],
  returning: [...later(TRIED, 30), ["returning", 9]],
  returned: [...later(TRIED, 90), ["returning", 60], ["returned", 9]],
  cancelled: [["label_created", 30]],
  // Nobody watches a parcel any more that has been silent for so long.
  expired: later(ROAD, SILENT_HOURS),
};
