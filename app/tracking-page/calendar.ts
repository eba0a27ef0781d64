import { createEvents, type DateArray, type EventAttributes } from "ics";

import { clip } from "#app/lib/clip.ts";
import { dayOf, isoOf } from "#app/lib/day.ts";
import type { Language } from "#app/words/locale.ts";
import type { Words } from "#app/words/words.ts";

import { maskCarrier } from "./mask-carrier.ts";
import { outlookOfOrder } from "./order-outlook.ts";
import { outlookOf } from "./outlook.ts";
import { readerOf } from "./reader.ts";
import type { OrderStory } from "./story.ts";
import type { DeliveryWindow } from "./window-view.ts";

interface CalendarFacts {
  /** The shop's domain: with the order's id it names the entries wherever calendars meet. */
  shop: string;
  orderId: string;
  language: Language;
  now: Date;
}

/** The library takes the moment of writing, but its types do not know. */
type Entry = EventAttributes & { timestamp: number };

/**
 * The delivery windows of an order as a calendar (RFC 5545): one entry over whole days per parcel that has one, or of
 * the order while it is in none, in the page's words. An entry keeps its name, so that a later file replaces an earlier
 * one: the first parcel's is the order's, since it takes the place of what was known before.
 * @returns null when no window is known
 */
export function calendarOf(told: OrderStory, facts: CalendarFacts): string | null {
  const story = maskCarrier(told);
  if (story.order.redacted) return null;
  const entries = listEntries(story, facts);
  if (entries.length === 0) return null;
  const { error, value } = createEvents(entries, { productId: "-//Afterglow//Delivery//EN", method: "PUBLISH" });
  if (error || value === undefined) throw new Error("The calendar could not be written", { cause: error });
  return value;
}

function listEntries(story: OrderStory, facts: CalendarFacts): Entry[] {
  const reader = readerOf(facts.language, facts.now, story.order.timeZone);
  const { words } = reader;
  const parcels = story.parcels.filter((parcel) => parcel.status !== "cancelled");
  if (parcels.length === 0) {
    if (story.order.cancelledAt) return [];
    const naming = { ...facts, id: facts.orderId, part: null, movedAt: null };
    return entryOf(story, outlookOfOrder(story, reader), naming, words);
  }
  return parcels.flatMap((parcel, index) => {
    const part = parcels.length > 1 ? words.say("parcel.of", { number: index + 1, all: parcels.length }) : null;
    const movedAt = latest(parcel.statusAt, parcel.estimate?.computedAt);
    const id = index === 0 ? facts.orderId : parcel.id;
    return entryOf(story, outlookOf(parcel, reader), { ...facts, id, part, movedAt }, words);
  });
}

interface Naming extends CalendarFacts {
  id: string;
  /** "Parcel 1 of 2", where there are several. */
  part: string | null;
  /** What moved the window last: a new estimate, or the parcel's own way. */
  movedAt: Date | null;
}

function entryOf(
  { order, shop }: OrderStory,
  { window, headline }: { window: DeliveryWindow | null; headline: string },
  naming: Naming,
  words: Words,
): Entry[] {
  if (!window) return [];
  const title = words.say("calendar.title", { shop: clip(shop.brand.displayName || shop.name, 60) });
  const { id, part, movedAt, now } = naming;
  return [
    {
      uid: `${id}@${naming.shop}`,
      sequence: secondsBetween(order.placedAt, movedAt ?? order.window?.computedAt ?? order.placedAt),
      timestamp: now.getTime(),
      start: dateOf(window.startOn),
      // The last day of an entry is the first that is free again.
      end: dateOf(dayAfter(window.endOn)),
      title: part === null ? title : `${title} (${part})`,
      description: [words.say("order.name", { order: clip(order.name, 40) }), headline, window.basis].join("\n"),
      busyStatus: "FREE",
      transp: "TRANSPARENT",
      classification: "PRIVATE",
    },
  ];
}

/** Grows whenever the window moved: calendars take the entry with the higher number. */
function secondsBetween(placedAt: Date, movedAt: Date): number {
  return Math.max(0, Math.floor((movedAt.getTime() - placedAt.getTime()) / 1_000));
}

function latest(one: Date, other: Date | undefined): Date {
  return other && other > one ? other : one;
}

function dayAfter(day: string): string {
  return isoOf(dayOf(day) + 1);
}

function dateOf(day: string): DateArray {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return [year, month, date];
}
