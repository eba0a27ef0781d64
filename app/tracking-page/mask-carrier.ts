import type { OrderStory, StoryEvent, StoryParcel } from "./story.ts";

/**
 * The same story without who carries the parcel and without places abroad, when the merchant wants it so. Of a place
 * without a country nobody knows whether it is abroad, so it is not told either.
 */
export function maskCarrier(story: OrderStory): OrderStory {
  if (!story.shop.brand.maskCarrier) return story;
  const home = story.order.country?.toUpperCase() ?? null;
  return { ...story, parcels: story.parcels.map((parcel) => maskParcel(parcel, home)) };
}

function maskParcel(parcel: StoryParcel, home: string | null): StoryParcel {
  const events = parcel.events.map((event) => maskEvent(event, home));
  return { ...parcel, carrier: "", number: "", url: null, events };
}

/** A carrier's own words may name it: our words for the status stay. */
function maskEvent(event: StoryEvent, home: string | null): StoryEvent {
  const isHome = home !== null && event.country?.toUpperCase() === home;
  return isHome ? { ...event, message: null } : { ...event, message: null, city: null, region: null, country: null };
}
