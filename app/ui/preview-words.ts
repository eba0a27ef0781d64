import { STATUSES } from "#app/tracking/status.ts";
import { statusWords } from "#app/tracking/words.ts";

import type { StageName } from "./stage-words.ts";

/** Stages of the preview in the order of an order's life, as merchants read them. */
export const PREVIEW_STAGE_WORDS: Readonly<Record<string, string>> = {
  as_it_is: "As it is now",
  received: "Order received",
  ...Object.fromEntries(STATUSES.map((status) => [status, statusWords[status].title])),
  cancelled: "Parcel cancelled",
  late: "Late",
  two_parcels: "Two parcels",
  partly_refunded: "Partly refunded",
  order_cancelled: "Order cancelled",
  redacted: "Details deleted",
};

/** A stage of the preview that shows what a merchant writes for one of the four parts of the way. */
export const SHOWN_AT: Record<StageName, string> = {
  before_shipping: "label_created",
  on_the_way: "in_transit",
  delivered: "delivered",
  trouble: "delayed",
};
