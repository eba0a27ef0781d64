import type { OrderStory } from "./story.ts";
import type { TrackingView } from "./view.ts";

/** Why an order's page shows no picks. */
export type Silence =
  "redacted" | "cancelled" | "trouble" | "switched_off" | "held_out" | "hidden_kinds" | "nothing_fits";

/** What keeps picks from an order's page right now; null when it shows some. */
export function findSilence(story: OrderStory, view: TrackingView, isOnPage: boolean): Silence | null {
  if (view.picks !== null) return null;
  if (story.order.redacted) return "redacted";
  if (story.order.cancelledAt) return "cancelled";
  // Parcels that are on their way back, or of which nothing is heard any more, are told of quietly.
  if (view.parcels.some(({ tone }) => tone === "trouble" || tone === "quiet")) return "trouble";
  if (!isOnPage) return "switched_off";
  if (story.trial?.isHeldOut) return "held_out";
  return story.picks.length > 0 ? "hidden_kinds" : "nothing_fits";
}
