import { SHOWN } from "#app/recommendations/slate.ts";
import { writePick, type WrittenPick } from "#app/recommendations/write-pick.ts";
import type { Words } from "#app/words/words.ts";

import type { OrderStory } from "./story.ts";

export interface PicksView {
  title: string;
  /** Why, when it is the same for all. */
  because: string | null;
  cards: PickCard[];
}

export interface PickCard extends WrittenPick {
  handle: string;
  /** What a click on it is counted by. */
  clickId: string | null;
}

/** Nothing is offered while something is wrong: an offer then reads as scorn. */
export function viewPicks(story: OrderStory, isTroubled: boolean, words: Words): PicksView | null {
  if (isTroubled || story.order.cancelledAt || story.order.redacted || story.picks.length === 0) return null;
  const cards = story.picks
    .slice(0, SHOWN)
    .map((pick) => ({ handle: pick.handle, clickId: pick.clickId ?? null, ...writePick(pick, words) }));
  const because = cards[0]?.because ?? null;
  if (cards.length === 1 || cards.some((card) => card.because !== because)) {
    return { title: words.say("picks.title"), because: null, cards };
  }
  return { title: words.say("picks.title"), because, cards: cards.map((card) => ({ ...card, because: null })) };
}
