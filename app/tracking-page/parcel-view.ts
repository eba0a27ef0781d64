import { clip } from "#app/lib/clip.ts";
import { statusWords } from "#app/tracking/words.ts";

import { type ItemView, viewItem } from "./contents.ts";
import { type Clock, fullDay, localDay, nameDay, timeOfDay } from "./days.ts";
import type { Outlook, Tone } from "./outlook.ts";
import { capital, WORDS } from "./page-words.ts";
import { placeOf } from "./place.ts";
import type { OrderStory, StoryEvent, StoryParcel } from "./story.ts";
import { webAddress } from "#app/lib/web-address.ts";

export interface ParcelView {
  title: string;
  headline: string;
  tone: Tone;
  carrier: string;
  number: string;
  /** The carrier's own page. */
  href: string | null;
  items: ItemView[];
  /** Said of the items, when the carrier split them over several parcels. */
  itemsNote: string | null;
  /** Newest day first; empty before the first scan. */
  days: DayView[];
  noScans: string | null;
}

export interface DayView {
  label: string;
  entries: { at: string; time: string; text: string; place: string }[];
}

export function viewParcel(
  story: OrderStory,
  parcel: StoryParcel,
  outlook: Outlook,
  place: { index: number; all: number },
  clock: Clock,
): ParcelView {
  const lines = new Map(story.lines.map((line) => [line.id, line]));
  const siblings = story.parcels.filter((other) => other.fulfillmentId === parcel.fulfillmentId);
  return {
    title: place.all === 1 ? WORDS.parcel : WORDS.parcelOf(place.index + 1, place.all),
    headline: outlook.headline,
    tone: outlook.tone,
    carrier: clip(parcel.carrier, 60),
    number: clip(parcel.number, 60),
    href: webAddress(parcel.url),
    items: parcel.lines.flatMap(({ lineId, quantity }) => {
      const line = lines.get(lineId);
      return line ? [viewItem(line, quantity)] : [];
    }),
    itemsNote: siblings.length > 1 && parcel.lines.length > 1 ? WORDS.shared : null,
    days: viewDays(parcel.events, story.order.placedAt, clock),
    noScans: parcel.events.length === 0 ? WORDS.noScans : null,
  };
}

/** Groups events by the day they happened where the parcel goes; the order itself is the oldest. */
export function viewDays(events: readonly StoryEvent[], placedAt: Date, clock: Clock): DayView[] {
  const told = events.map((event) => ({ at: event.happenedAt, text: textOf(event), place: placeOf(event) }));
  const days = new Map<string, DayView>();
  for (const { at, text, place } of [...told, { at: placedAt, text: WORDS.orderPlaced, place: "" }]) {
    const day = localDay(at, clock);
    const view = days.get(day) ?? { label: dayLabel(day, clock), entries: [] };
    view.entries.push({ at: at.toISOString(), time: timeOfDay(at, clock), text, place });
    days.set(day, view);
  }
  return [...days.values()];
}

function dayLabel(day: string, clock: Clock): string {
  const near = nameDay(day, clock);
  const full = fullDay(day, clock);
  return near === full ? full : `${capital(near)}, ${full}`;
}

/** Our own plain words; a code we do not know is told in the carrier's. */
function textOf(event: StoryEvent): string {
  if (event.status !== "unknown") return statusWords[event.status].title;
  return clip(event.message?.trim() || WORDS.unknownEvent, 200);
}
