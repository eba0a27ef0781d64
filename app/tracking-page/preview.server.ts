import type { Brand } from "#app/shops/brand.ts";
import { brandOf } from "#app/shops/brand.ts";
import type { ShopSettings } from "#app/shops/settings.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { languageOf, type Locale } from "#app/words/locale.ts";

import { findStory } from "./find-story.server.ts";
import { previewDocument, type Scheme } from "./preview-html.ts";
import type { PreviewStage } from "./preview-stage.ts";
import { sampleStory } from "./sample-story.ts";
import type { OrderStory } from "./story.ts";
import { storyAtStage } from "./story-at-stage.ts";
import { languageOfOrder, viewOrder } from "./view.ts";

export interface PreviewWish {
  /** Null looks at an invented order. */
  orderId: string | null;
  stage: PreviewStage;
  /** Null is the order's own language. */
  locale: Locale | null;
  scheme: Scheme;
  /** As it stands in the form, saved or not. */
  brand: Brand;
  settings: ShopSettings;
}

/**
 * Draws the shopper's page as it would look with an unsaved brand. Only reads.
 * @returns a whole HTML document, or null when this shop has no such order
 */
export async function drawPreview(shop: string, wish: PreviewWish, now: Date): Promise<string | null> {
  const row = await requireShop(shop);
  const place = { name: row.name, timeZone: row.timeZone, locale: row.primaryLocale };
  const brand = brandOf({ ...row, brand: wish.brand });
  const told: OrderStory | null =
    wish.orderId === null
      ? sampleStory({ ...place, brand, country: row.countryCode }, now)
      : await findStory(shop, wish.orderId);
  if (!told) return null;
  const picks = wish.settings.picksOnPage ? told.picks : [];
  const story = storyAtStage({ ...told, picks, trial: null, shop: { ...told.shop, brand } }, wish.stage, now);
  const language = wish.locale === null ? languageOfOrder(story) : languageOf(wish.locale);
  return previewDocument(viewOrder(story, now, language), brand, wish.scheme);
}
