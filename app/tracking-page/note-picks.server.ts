import { noteDue } from "#app/attribution/note-due.server.ts";
import type { Surface } from "#app/engagement/fact-kind.ts";

import type { OrderStory } from "./story.ts";
import { type TrackingView, viewOrder } from "./view.ts";

interface Visit {
  orderId: string;
  story: OrderStory;
  /** What the shopper sees. */
  view: TrackingView;
  surface: Surface;
}

/**
 * Notes that picks were due before a shopper's eyes, the first time. For who is held out it is asked what would have
 * been shown otherwise, so that both sides are counted by the same rule.
 */
export function notePicks(shop: string, { orderId, story, view, surface }: Visit, now: Date): void {
  const { trial } = story;
  if (!trial || trial.isNoted) return;
  const due = trial.isHeldOut ? viewOrder({ ...story, trial: null }, now) : view;
  if (due.picks) noteDue(shop, orderId, surface, trial.isHeldOut);
}
