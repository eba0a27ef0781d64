import type { PageState } from "#app/shops/page-stage.ts";
import type { Status } from "#app/tracking/status.ts";

/** How far an order was when its shopper asked: coarse, so that each has enough orders to say something. */
export const CONTACT_STAGES = [
  "unsent",
  "moving",
  "arriving",
  "late",
  "trouble",
  "returning",
  "arrived",
  "ended",
] as const;

export type ContactStage = (typeof CONTACT_STAGES)[number];

const OF_STATUS: Record<Status, ContactStage> = {
  pending: "unsent",
  label_created: "unsent",
  picked_up: "moving",
  in_transit: "moving",
  out_for_delivery: "arriving",
  ready_for_pickup: "arriving",
  delivered: "arrived",
  delayed: "late",
  delivery_attempted: "trouble",
  exception: "trouble",
  expired: "trouble",
  returning: "returning",
  returned: "returning",
  cancelled: "ended",
};

/** The page knows a few words more: of orders without a parcel, and of a day that passed. */
const OF_PAGE: Record<PageState, ContactStage | null> = {
  ...OF_STATUS,
  late: "late",
  received: "unsent",
  order_cancelled: "ended",
  redacted: null,
};

/** The stage behind the page's word for an order, or null for words that name none. */
export function stageOfPage(word: unknown): ContactStage | null {
  return typeof word === "string" && Object.hasOwn(OF_PAGE, word) ? OF_PAGE[word as PageState] : null;
}

/** Whom of several parcels one asks about: the one that worries most. */
const MOST_WORRYING: readonly ContactStage[] = [
  "trouble",
  "late",
  "returning",
  "arriving",
  "moving",
  "unsent",
  "arrived",
  "ended",
];

interface Situation {
  isCancelled: boolean;
  /** Calendar day at the destination, `2026-11-14`. */
  today: string;
  parcels: { status: Status; latestOn: string | null }[];
}

/** The stage of an order whose parcels stand like this. */
export function stageOf({ isCancelled, today, parcels }: Situation): ContactStage {
  const stages = parcels.map(({ status, latestOn }) => {
    const stage = OF_STATUS[status];
    const isOverdue = latestOn !== null && latestOn < today;
    return isOverdue && (stage === "unsent" || stage === "moving") ? "late" : stage;
  });
  return MOST_WORRYING.find((stage) => stages.includes(stage)) ?? (isCancelled ? "ended" : "unsent");
}
