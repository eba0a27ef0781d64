import { findStory } from "./find-story.server.ts";
import { type TrackingView, viewOrder } from "./view.ts";

/** What the shopper of this order reads now; null when this shop has no such order. Only reads. */
export async function findTrackingView(shop: string, orderId: string, now: Date): Promise<TrackingView | null> {
  const story = await findStory(shop, orderId);
  return story && viewOrder(story, now);
}
