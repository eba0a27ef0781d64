import type { OrderStory } from "./story.ts";
import type { TrackingView } from "./view.ts";

/** Why an order's page shows no picks. */
export type Silence =
  "redacted" | "cancelled" | "trouble" | "disputed" | "switched_off" | "held_out" | "hidden_kinds" | "nothing_fits";

export interface Circumstances {
  /** The merchant shows picks on the page. */
  isOnPage: boolean;
  /** The shopper is at odds with the shop. */
  isDisputed: boolean;
}

/** What keeps picks from an order's page right now; null when it shows some. */
export function findSilence(
  story: OrderStory,
  view: TrackingView,
  { isOnPage, isDisputed }: Circumstances,
): Silence | null {
  if (view.picks !== null) return null;
  if (story.order.redacted) return "redacted";
  if (story.order.cancelledAt) return "cancelled";
  if (view.isTroubled) return "trouble";
  if (isDisputed) return "disputed";
  if (!isOnPage) return "switched_off";
  if (story.trial?.isHeldOut) return "held_out";
  return story.picks.length > 0 ? "hidden_kinds" : "nothing_fits";
}
