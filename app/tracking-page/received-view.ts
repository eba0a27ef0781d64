import type { Language } from "#app/words/locale.ts";

import type { OrderStory } from "./story.ts";
import { type TrackingView, viewOrder } from "./view.ts";

interface ReceivingShop extends Pick<OrderStory["shop"], "name" | "locale" | "brand"> {
  timeZone: string;
}

/** What can be said of an order that nobody has told us of yet, without saying anything of any order. */
export function viewReceived(shop: ReceivingShop, now: Date, language: Language): TrackingView {
  const unknown = { cancelledAt: null, redacted: false, locale: null, country: null, window: null };
  const order = { ...unknown, name: "", placedAt: now, timeZone: shop.timeZone };
  const view = viewOrder({ order, shop, lines: [], parcels: [], picks: [] }, now, language);
  return { ...view, placed: "", help: null };
}
