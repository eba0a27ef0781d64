import { clip } from "#app/lib/clip.ts";
import { formatMoney } from "#app/lib/money.ts";
import { TROUBLE } from "#app/tracking/status.ts";

import type { Words } from "#app/words/words.ts";

import type { Outlook } from "./outlook.ts";
import { productPath } from "#app/catalog/product-path.ts";
import type { OrderStory, StoryPick } from "./story.ts";
import { webAddress } from "#app/lib/web-address.ts";

export interface PicksView {
  title: string;
  /** Why, when it is the same for all. */
  because: string | null;
  cards: PickCard[];
}

export interface PickCard {
  handle: string;
  href: string;
  title: string;
  imageUrl: string | null;
  imageAlt: string;
  /** "€24.00", for faces that cannot ask the shop itself. */
  price: string;
  because: string | null;
}

const MOST = 4;

/** Nothing is offered while something is wrong: an offer then reads as scorn. */
export function viewPicks(story: OrderStory, outlooks: readonly Outlook[], words: Words): PicksView | null {
  const troubled = outlooks.some(
    ({ state }) => state === "late" || TROUBLE.has(state) || state === "returned" || state === "expired",
  );
  if (troubled || story.order.cancelledAt || story.order.redacted || story.picks.length === 0) return null;
  const cards = story.picks.slice(0, MOST).map((pick) => viewPick(pick, words));
  const because = cards[0]?.because ?? null;
  if (cards.length === 1 || cards.some((card) => card.because !== because)) {
    return { title: words.say("picks.title"), because: null, cards };
  }
  return { title: words.say("picks.title"), because, cards: cards.map((card) => ({ ...card, because: null })) };
}

function viewPick(pick: StoryPick, words: Words): PickCard {
  return {
    handle: pick.handle,
    href: productPath(pick.handle),
    title: clip(pick.title),
    imageUrl: webAddress(pick.imageUrl),
    imageAlt: clip(pick.imageAlt ?? ""),
    price: formatMoney(pick.priceMinor, pick.currency, words.format),
    because: becauseOf(pick, words),
  };
}

function becauseOf({ kind, becauseTitle }: StoryPick, words: Words): string | null {
  if (becauseTitle === null || (kind !== "completes" && kind !== "similar")) return null;
  return words.say(`picks.${kind}`, { title: clip(becauseTitle, 60) });
}
