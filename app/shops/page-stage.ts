import type { Status } from "#app/tracking/status.ts";

/** How a merchant thinks of an order's way: what links and words of their own hang on. */
export const PAGE_STAGES = ["before_shipping", "on_the_way", "delivered", "trouble"] as const;
export type PageStage = (typeof PAGE_STAGES)[number];

/** What the page's first sentence is about: a parcel's status, a day that passed, or an order without parcels. */
export type PageState = Status | "late" | "received" | "order_cancelled" | "redacted";

const STAGE_OF: Record<PageState, PageStage | null> = {
  received: "before_shipping",
  pending: "before_shipping",
  label_created: "before_shipping",
  picked_up: "on_the_way",
  in_transit: "on_the_way",
  out_for_delivery: "on_the_way",
  ready_for_pickup: "on_the_way",
  delivered: "delivered",
  late: "trouble",
  delayed: "trouble",
  delivery_attempted: "trouble",
  exception: "trouble",
  returning: "trouble",
  returned: "trouble",
  expired: "trouble",
  cancelled: null,
  order_cancelled: null,
  redacted: null,
};

/** Null where nothing is on its way any more: words about the way would mock. */
export function stageOf(state: PageState): PageStage | null {
  return STAGE_OF[state];
}
