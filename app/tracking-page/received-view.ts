import type { Language } from "#app/words/locale.ts";

import type { OrderStory } from "./story.ts";
import { type TrackingView, viewOrder } from "./view.ts";

/** What can be said of an order that nobody has told us of yet, without saying anything of any order. */
export function viewReceived(shop: OrderStory["shop"], now: Date, language: Language): TrackingView {
  const order = { name: "", placedAt: now, cancelledAt: null, redacted: false, locale: null, country: null };
  const view = viewOrder({ order, shop, lines: [], parcels: [], picks: [] }, now, language);
  return { ...view, placed: "", help: null };
}
