import { clip } from "#app/lib/clip.ts";
import { webAddress } from "#app/lib/web-address.ts";
import type { Brand } from "#app/shops/brand.ts";
import { type PageState, stageOf } from "#app/shops/page-stage.ts";
import { contentAt, type StageWords } from "#app/shops/stage-content.ts";
import { linksAt } from "#app/shops/stage-links.ts";

import { daysBetween, localDay, today } from "#app/words/days.ts";
import type { Reader } from "./reader.ts";
import type { OrderStory } from "./story.ts";

/** A link of the merchant's, with what a click on it is counted as. */
export interface LinkView {
  label: string;
  href: string;
  kind: "return_click" | "reorder_click" | "review_click";
}

/** What the shop lets the shopper do at this stage: return, reorder, review. */
export function linksFor(story: OrderStory, state: PageState, { words, clock }: Reader): LinkView[] {
  const parcels = story.parcels.filter((parcel) => parcel.status !== "cancelled");
  const arrived = parcels.flatMap(({ status, deliveredAt, statusAt }) =>
    status === "delivered" ? [localDay(deliveredAt ?? statusAt, clock)] : [],
  );
  const lastOn = arrived.length === parcels.length ? arrived.toSorted().at(-1) : undefined;
  const days = lastOn === undefined ? null : daysBetween(lastOn, today(clock));
  return linksAt(story.shop.brand, stageOf(state), days).flatMap(({ kind, href }) => {
    const address = webAddress(href);
    return address ? [{ label: words.say(`link.${kind}`), href: address, kind: `${kind}_click` as const }] : [];
  });
}

/** The merchant's own words for this stage; a link whose address cannot be followed is left out. */
export function contentFor(brand: Brand, state: PageState): StageWords | null {
  const content = contentAt(brand, stageOf(state));
  if (!content) return null;
  const href = webAddress(content.link?.href ?? null);
  const link = content.link && href ? { label: clip(content.link.label, 60), href } : null;
  return { title: clip(content.title), text: clip(content.text, 600), link };
}
