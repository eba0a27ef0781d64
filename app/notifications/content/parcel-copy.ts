import { isSooner, nameMove } from "#app/estimates/name-move.ts";
import { clip } from "#app/lib/clip.ts";
import { webAddress } from "#app/lib/web-address.ts";
import { type Clock, daysBetween, localDay, nameDay, nameDays, nameMoment, today } from "#app/words/days.ts";
import type { Words } from "#app/words/words.ts";

import { carrierValues } from "./about.ts";
import { KIND_COPY } from "./kind-copy.ts";
import type { MessageItem, MessageParcel, MessageView } from "./view.ts";

/** What is told of one parcel, or of the order when it is told as a whole. */
export interface SectionCopy {
  title: string;
  when: LabeledText | null;
  /** The promise that was not kept, or is not going to be, and why; sorry is said with the first. */
  note: string | null;
  /** "Tracking number: JD0146 (DHL Express)" */
  number: string | null;
  items: ItemCopy[];
  /** "and 3 more" */
  more: string | null;
}

export interface LabeledText {
  label: string;
  text: string;
}

export interface ItemCopy {
  title: string;
  /** "Oat", "Quantity: 2": either may be missing. */
  details: string[];
  imageUrl: string | null;
  imageAlt: string;
}

const ITEMS_SHOWN = 4;
const TITLE_LENGTH = 120;
const ALT_LENGTH = 100;
/** After a week with the new day, the old one is forgotten. */
const MOVED_DAYS = 7;

export function writeWhen({ kind }: MessageView, parcel: MessageParcel, words: Words, clock: Clock) {
  if (kind === "delivered") {
    return parcel.deliveredAt && { label: words.say("event.delivered"), text: nameMoment(parcel.deliveredAt, clock) };
  }
  const days = daysToCome(kind, parcel, clock);
  if (!days) return null;
  const label = words.say(kind === "delayed" || moveOf(parcel, clock) ? "mail.expected_new" : "mail.expected");
  const comesToday = days.from === days.to && days.to === today(clock);
  const text = comesToday
    ? words.say("day.today", { day: nameDay(days.to, clock) })
    : nameDays(days.from, days.to, clock);
  return { label, text };
}

/** A window that has begun is told from today on; one that has passed is none. What is on the van today comes today. */
function daysToCome(kind: MessageView["kind"], { promise, statusAt }: MessageParcel, clock: Clock) {
  const now = today(clock);
  if (kind === "out_for_delivery") return localDay(statusAt, clock) === now ? { from: now, to: now } : null;
  if (!promise || !KIND_COPY[kind].showsWindow || promise.latestOn < now) return null;
  return { from: promise.earliestOn < now ? now : promise.earliestOn, to: promise.latestOn };
}

/** How its last day has moved, while that is news. */
function moveOf({ promise }: MessageParcel, clock: Clock) {
  const moved = promise?.moved;
  if (!moved || daysBetween(localDay(moved.at, clock), today(clock)) > MOVED_DAYS) return null;
  return { key: nameMove(moved, promise.latestOn), fromOn: moved.fromOn, isLater: !isSooner(moved, promise.latestOn) };
}

/** "Before, we said …", where a day is told; "We had said …", where it came later. For a later day, one sorry is said. */
export function writeNote(view: MessageView, parcel: MessageParcel, words: Words, clock: Clock): string | null {
  const { promise, deliveredAt } = parcel;
  if (!promise) return null;
  if (view.kind === "delivered") {
    if (!deliveredAt || localDay(deliveredAt, clock) <= promise.latestOn) return null;
    return words.say("note.broken", { day: nameDay(promise.latestOn, clock) });
  }
  const move = moveOf(parcel, clock);
  if (!move || !daysToCome(view.kind, parcel, clock)) return null;
  const moved = words.say(move.key, { day: nameDay(move.fromOn, clock), ...carrierValues([parcel]) });
  const isFirst = view.parcels.find((one) => moveOf(one, clock)?.isLater) === parcel;
  return isFirst ? [moved, words.say("mail.sorry")].join(" ") : moved;
}

export function writeNumber(parcel: MessageParcel, words: Words): string | null {
  if (parcel.number === "") return null;
  const { carrier, known } = carrierValues([parcel]);
  // The brackets around a carrier's name stay on one line with it: broken, they would look lost from right to left.
  return words.say("contact.number", {
    number: clip(parcel.number, 60),
    carrier: carrier.replaceAll(" ", "\u00a0"),
    known,
  });
}

/** The first few things, and how many there are besides. */
export function writeItems(items: readonly MessageItem[], words: Words): Pick<SectionCopy, "items" | "more"> {
  const hidden = items.slice(ITEMS_SHOWN).reduce((sum, item) => sum + item.quantity, 0);
  return {
    items: items.slice(0, ITEMS_SHOWN).map((item) => writeItem(item, words)),
    more: hidden > 0 ? words.say("mail.more", { count: hidden }) : null,
  };
}

function writeItem({ title, variantTitle, quantity, imageUrl, imageAlt }: MessageItem, words: Words): ItemCopy {
  const count = quantity > 1 ? `${words.say("items.quantity")} ${quantity}` : "";
  return {
    title: clip(title, TITLE_LENGTH),
    details: [clip(variantTitle ?? "", TITLE_LENGTH), count].filter(Boolean),
    imageUrl: webAddress(imageUrl),
    imageAlt: clip(imageAlt ?? "", ALT_LENGTH),
  };
}
