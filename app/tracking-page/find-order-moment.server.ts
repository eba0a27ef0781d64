import type { PageState } from "#app/shops/page-stage.ts";
import { isDisputed } from "#app/recommendations/is-disputed.server.ts";
import { parseSettings } from "#app/shops/settings.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { findStory } from "./find-story.server.ts";
import { findSilence, type Silence } from "./order-moment.ts";
import { viewOrder } from "./view.ts";

/** Where an order's page stands right now, and why it shows no picks; `silence` is null when it shows some. */
export interface OrderMoment {
  state: PageState;
  silence: Silence | null;
}

/** Null when this shop has no such order. Nothing is counted: only the merchant looks. */
export async function findOrderMoment(shop: string, orderId: string, now: Date): Promise<OrderMoment | null> {
  const [row, story, isAtOdds] = await Promise.all([
    requireShop(shop),
    findStory(shop, orderId),
    isDisputed(shop, orderId),
  ]);
  if (!story) return null;
  const view = viewOrder(story, now);
  const circumstances = { isOnPage: parseSettings(row.settings).picksOnPage, isDisputed: isAtOdds };
  return { state: view.stage, silence: findSilence(story, view, circumstances) };
}
