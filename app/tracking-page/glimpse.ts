import type { Words } from "#app/words/words.ts";

import type { OrderStory } from "./story.ts";
import type { TrackingView } from "./view.ts";

/** One parcel's part of an order's story, for somebody who knows its number and nothing else of the order. */
export function storyOfParcel(story: OrderStory, shipmentId: string): OrderStory {
  const parcels = story.parcels.filter((parcel) => parcel.id === shipmentId);
  const name = parcels[0]?.number ?? "";
  return { ...story, order: { ...story.order, name }, parcels, lines: [], picks: [] };
}

/**
 * What somebody may see who knows only a postcode or a tracking number: where it stands, when it comes, and how to
 * see the rest. Written as a list of what stays, so that what the page learns to tell later is not told here.
 * @param pathPrefix where the look-up form lives, e.g. `/apps/track`
 */
export function glimpse(view: TrackingView, words: Words, pathPrefix: string): TrackingView {
  const { locale, dir, orderName, shopName, stage, tone, headline, window, progress, labels } = view;
  return {
    ...{ locale, dir, orderName, shopName, stage, tone, headline, window, progress, labels },
    placed: "",
    lead: "",
    notes: [],
    action: null,
    choices: [],
    parcels: view.parcels.length > 1 ? view.parcels.map(glimpseParcel) : [],
    items: [],
    content: null,
    links: [],
    help: { text: words.say("glimpse.text"), label: words.say("glimpse.label"), href: pathPrefix, kind: "help_click" },
    isTroubled: false,
    picks: null,
    isUncounted: false,
  };
}

/** Several parcels are told apart by their place and state alone; of one, the page's first sentence speaks. */
function glimpseParcel({ title, headline, tone }: TrackingView["parcels"][number]): TrackingView["parcels"][number] {
  return {
    ...{ title, headline, tone },
    ...{ carrier: "", number: "", href: null, linkLabel: "", mapHref: null },
    ...{ items: [], itemsNote: null, days: [], noScans: null },
  };
}
