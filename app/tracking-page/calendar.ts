import { createEvents, type DateArray, type EventAttributes } from "ics";

import { clip } from "#app/lib/clip.ts";
import type { Language } from "#app/words/locale.ts";

import { maskCarrier } from "./mask-carrier.ts";
import { outlookOf } from "./outlook.ts";
import { readerOf } from "./reader.ts";
import type { OrderStory, StoryParcel } from "./story.ts";

interface CalendarFacts {
  /** The shop's domain: with the parcel's id it names the entry wherever calendars meet. */
  shop: string;
  /** When each parcel's window was worked out, by parcel. */
  computedAt: ReadonlyMap<string, Date>;
  language: Language;
  now: Date;
}

/** The library takes the moment of writing, but its types do not know. */
type Entry = EventAttributes & { timestamp: number };

const DAY_MS = 86_400_000;

/**
 * The delivery windows of an order as a calendar (RFC 5545): one entry over whole days per parcel that has one, in
 * the page's words. The same parcel keeps its entry's name, so that a later file replaces an earlier one.
 * @returns null when no window is known
 */
export function calendarOf(told: OrderStory, { shop, computedAt, language, now }: CalendarFacts): string | null {
  const story = maskCarrier(told);
  if (story.order.redacted) return null;
  const reader = readerOf(language, now, story.shop.timeZone);
  const parcels = story.parcels.filter((parcel) => parcel.status !== "cancelled");
  const entries = parcels.flatMap((parcel, index): Entry[] => {
    const { window, headline } = outlookOf(parcel, reader);
    if (!window) return [];
    const name = clip(story.shop.brand.displayName || story.shop.name, 60);
    const title = reader.words.say("calendar.title", { shop: name });
    const of = reader.words.say("parcel.of", { number: index + 1, all: parcels.length });
    return [
      {
        uid: `${parcel.id}@${shop}`,
        sequence: sequenceOf(parcel, story.order.placedAt, computedAt.get(parcel.id)),
        timestamp: now.getTime(),
        start: dateOf(window.startOn),
        // The last day of an entry is the first that is free again.
        end: dateOf(dayAfter(window.endOn)),
        title: parcels.length > 1 ? `${title} (${of})` : title,
        description: [
          reader.words.say("order.name", { order: clip(story.order.name, 40) }),
          headline,
          window.basis,
        ].join("\n"),
        busyStatus: "FREE",
        transp: "TRANSPARENT",
        classification: "PRIVATE",
      },
    ];
  });
  if (entries.length === 0) return null;
  const { error, value } = createEvents(entries, { productId: "-//Afterglow//Delivery//EN", method: "PUBLISH" });
  if (error || value === undefined) throw new Error("The calendar could not be written", { cause: error });
  return value;
}

/**
 * Grows whenever the window moved: seconds from the order to what moved it last, a new estimate or the parcel's own
 * way. Calendars take the entry with the higher number.
 */
function sequenceOf(parcel: StoryParcel, placedAt: Date, computedAt: Date | undefined): number {
  const latest = Math.max(parcel.statusAt.getTime(), computedAt?.getTime() ?? 0);
  return Math.max(0, Math.floor((latest - placedAt.getTime()) / 1_000));
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

function dateOf(day: string): DateArray {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return [year, month, date];
}
