import { clip } from "#app/lib/clip.ts";
import { webAddress } from "#app/lib/web-address.ts";

import { carrierValues } from "./carrier.ts";
import { type ItemView, viewItem } from "./contents.ts";
import { dayValues, localDay, timeOfDay } from "#app/words/days.ts";
import type { Outlook } from "./outlook.ts";
import type { Tone } from "./parcel-state.ts";
import { mapOf, placeOf } from "./place.ts";
import type { Reader } from "./reader.ts";
import type { OrderStory, StoryEvent, StoryParcel } from "./story.ts";

export interface ParcelView {
  title: string;
  headline: string;
  tone: Tone;
  carrier: string;
  number: string;
  /** The carrier's own page, and what a link to it says. */
  href: string | null;
  linkLabel: string;
  /** Where it was seen last, on a map. */
  mapHref: string | null;
  items: ItemView[];
  /** Said of the items, when the carrier split them over several parcels. */
  itemsNote: string | null;
  /** Newest day first; the order itself is the oldest entry. */
  days: DayView[];
  /** Said while the carrier has told nothing yet. */
  noScans: string | null;
}

export interface DayView {
  /** "Today, Thursday 12 November" */
  label: string;
  /** `at` in ISO 8601 (UTC), `time` on the reader's clock. */
  entries: { at: string; time: string; text: string; place: string }[];
}

export function viewParcel(
  story: OrderStory,
  parcel: StoryParcel,
  outlook: Outlook,
  position: { index: number; all: number },
  reader: Reader,
): ParcelView {
  const { words } = reader;
  const lines = new Map(story.lines.map((line) => [line.id, line]));
  const siblings = story.parcels.filter((other) => other.fulfillmentId === parcel.fulfillmentId);
  const carrier = carrierValues(parcel);
  return {
    title:
      position.all === 1
        ? words.say("parcel.only")
        : words.say("parcel.of", { number: position.index + 1, all: position.all }),
    headline: outlook.headline,
    tone: outlook.tone,
    carrier: carrier.carrier,
    number: clip(parcel.number, 60),
    href: webAddress(parcel.url),
    linkLabel: words.say("parcel.see_at", carrier),
    mapHref: mapOf(parcel.events.find((event) => event.city !== null)),
    items: parcel.lines.flatMap(({ lineId, quantity }) => {
      const line = lines.get(lineId);
      return line ? [viewItem(line, quantity)] : [];
    }),
    itemsNote: siblings.length > 1 && parcel.lines.length > 1 ? words.say("parcel.shared") : null,
    days: viewDays(parcel.events, story.order.placedAt, reader),
    noScans: parcel.events.length === 0 ? words.say("note.no_scan") : null,
  };
}

/** Groups events by the day they happened where the parcel goes; the order itself is the oldest. */
function viewDays(events: readonly StoryEvent[], placedAt: Date, reader: Reader): DayView[] {
  const { words, clock } = reader;
  const told = events.map((event) => ({
    at: event.happenedAt,
    text: textOf(event, reader),
    place: placeOf(event, clock),
  }));
  const days = new Map<string, DayView>();
  for (const { at, text, place } of [...told, { at: placedAt, text: words.say("event.order_placed"), place: "" }]) {
    const day = localDay(at, clock);
    const view = days.get(day) ?? { label: dayLabel(day, reader), entries: [] };
    view.entries.push({ at: at.toISOString(), time: timeOfDay(at, clock), text, place });
    days.set(day, view);
  }
  return [...days.values()];
}

function dayLabel(localDate: string, { words, clock }: Reader): string {
  const { near, day } = dayValues(localDate, clock);
  return near === "other" ? day : words.say(`day.${near as "today" | "tomorrow" | "yesterday"}`, { day });
}

/** Our own plain words; a code we do not know is told in the carrier's. */
function textOf(event: StoryEvent, { words }: Reader): string {
  if (event.status !== "unknown") return words.say(`event.${event.status}`);
  return clip(event.message?.trim() || words.say("event.unknown"), 200);
}
