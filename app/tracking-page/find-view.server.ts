import { findStory } from "./find-story.server.ts";
import { languageOfOrder, type TrackingView, viewOrder } from "./view.ts";

/**
 * What the shopper of this order reads now; null when this shop has no such order. Only reads.
 * @param wishes languages the visitor asked for, before the order's own and the shop's
 */
export async function findTrackingView(
  shop: string,
  orderId: string,
  now: Date,
  wishes: readonly (string | null)[] = [],
): Promise<TrackingView | null> {
  const story = await findStory(shop, orderId);
  return story && viewOrder(story, now, languageOfOrder(story, wishes));
}
