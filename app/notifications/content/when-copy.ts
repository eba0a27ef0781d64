import { LEARNED_SHARE } from "#app/estimates/delivery-window.ts";
import { isSooner, nameMove } from "#app/estimates/name-move.ts";
import { type Clock, daysBetween, localDay, nameDay, nameDays, nameMoment, today } from "#app/words/days.ts";
import type { Words } from "#app/words/words.ts";

import { carrierValues } from "./about.ts";
import { KIND_COPY } from "./kind-copy.ts";
import { isSorryDue, writeLate } from "./sorry.ts";
import type { MessageParcel, MessageView } from "./view.ts";

/** When it comes, or came. */
export interface WhenCopy {
  /** "Expected delivery" */
  label: string;
  text: string;
  /** When it leaves, and how sure the days are. */
  more: string | null;
}

/** After a week with the new day, the old one is forgotten. */
const MOVED_DAYS = 7;

/** The days or the hour of a parcel. */
export function writeWhen(
  { kind, cause }: MessageView,
  parcel: MessageParcel,
  words: Words,
  clock: Clock,
): WhenCopy | null {
  if (kind === "delivered") {
    if (!parcel.deliveredAt) return null;
    return { label: words.say("event.delivered"), text: nameMoment(parcel.deliveredAt, clock), more: null };
  }
  const days = daysToCome(kind, parcel, clock);
  if (!days) return null;
  const move = moveOf(parcel, clock);
  // A day that came nearer is no news while nothing is heard of the parcel.
  const isNew = kind === "delayed" && cause !== "late" ? move?.isLater === true : cause === "late" || move !== null;
  const label = words.say(isNew ? "mail.expected_new" : "mail.expected");
  const isLearned = kind !== "out_for_delivery" && parcel.promise?.basis === "learned";
  return { label, text: textOf(days, words, clock), more: isLearned ? howSure(days.to, words, clock) : null };
}

/** The days of an order that is in no parcel yet. */
export function writeOrderWhen({ kind, cause, window }: MessageView, words: Words, clock: Clock): WhenCopy | null {
  const days = window && KIND_COPY[kind].showsWindow ? openDays(window, clock) : null;
  if (!window || !days) return null;
  const leaves = window.shipsByOn < today(clock) ? "" : words.say("mail.ships_by", byName(window.shipsByOn, clock));
  const sure = window.basis === "learned" ? howSure(days.to, words, clock) : "";
  const more = [leaves, sure].filter((sentence) => sentence !== "").join(" ");
  const label = words.say(cause === "late" ? "mail.expected_new" : "mail.expected");
  return { label, text: textOf(days, words, clock), more: more || null };
}

function textOf({ from, to }: Days, words: Words, clock: Clock): string {
  const comesToday = from === to && to === today(clock);
  return comesToday ? words.say("day.today", { day: nameDay(to, clock) }) : nameDays(from, to, clock);
}

/** "9 of 10 parcels like yours arrive by …" */
function howSure(latestOn: string, words: Words, clock: Clock): string {
  return words.say("window.basis_learned", { ...LEARNED_SHARE, ...byName(latestOn, clock) });
}

/** A message is read when it is read: "tomorrow" would be another day by then. */
function byName(day: string, clock: Clock) {
  return { near: "other", day: nameDay(day, clock) };
}

interface Days {
  from: string;
  to: string;
}

/** What is on the van today comes today. */
export function daysToCome(kind: MessageView["kind"], { promise, statusAt }: MessageParcel, clock: Clock): Days | null {
  const now = today(clock);
  if (kind === "out_for_delivery") return localDay(statusAt, clock) === now ? { from: now, to: now } : null;
  return promise && KIND_COPY[kind].showsWindow ? openDays(promise, clock) : null;
}

/** A window that has begun is told from today on; one that has passed is none. */
export function openDays(
  { earliestOn, latestOn }: { earliestOn: string; latestOn: string },
  clock: Clock,
): Days | null {
  const now = today(clock);
  return latestOn < now ? null : { from: earliestOn < now ? now : earliestOn, to: latestOn };
}

/** How its last day has moved, while that is news. */
function moveOf({ promise }: MessageParcel, clock: Clock) {
  const moved = promise?.moved;
  if (!moved || daysBetween(localDay(moved.at, clock), today(clock)) > MOVED_DAYS) return null;
  const key = nameMove(moved, promise.latestOn);
  return key && { key, fromOn: moved.fromOn, isLater: !isSooner(moved, promise.latestOn) };
}

/** The first of its parcels that is told to come later than said: with it stands the one sorry of the message. */
export function firstLater({ kind, parcels }: MessageView, clock: Clock): MessageParcel | undefined {
  return parcels.find((parcel) => {
    return moveOf(parcel, clock)?.isLater && isSorryDue(parcel) && daysToCome(kind, parcel, clock) !== null;
  });
}

/** Whether days to come are told of a parcel that have never been others. */
export function areSameDays({ kind }: MessageView, parcel: MessageParcel, clock: Clock): boolean {
  return parcel.promise?.moved === null && daysToCome(kind, parcel, clock) !== null;
}

/** "Before, we said …", where a day is told; "We had said …", where it came later than that. */
export function writeNote(view: MessageView, parcel: MessageParcel, words: Words, clock: Clock): string | null {
  const { promise, promised, deliveredAt } = parcel;
  if (view.kind === "delivered") {
    if (promised) return promised.isSorry ? words.say("note.broken", { day: nameDay(promised.day, clock) }) : null;
    if (!promise || !deliveredAt || localDay(deliveredAt, clock) <= promise.latestOn) return null;
    return words.say("note.broken", { day: nameDay(promise.latestOn, clock) });
  }
  if (view.cause === "late" && promised) return writeLate(promised, words, clock);
  const move = promise && moveOf(parcel, clock);
  if (view.cause === "silent" && !move?.isLater) return writeLastHeard(parcel, words, clock);
  if (!daysToCome(view.kind, parcel, clock)) return null;
  const isDelay = view.kind === "delayed" && !view.cause;
  if (!move) return isDelay && areSameDays(view, parcel, clock) ? words.say("note.same") : null;
  // Good news beside a delay is none.
  if (isDelay && !move.isLater) return null;
  const moved = words.say(move.key, { day: nameDay(move.fromOn, clock), ...carrierValues([parcel]) });
  return firstLater(view, clock) === parcel ? [moved, words.say("mail.sorry")].join(" ") : moved;
}

/** "The last thing DHL told us was on Saturday 21 November." */
function writeLastHeard(parcel: MessageParcel, words: Words, clock: Clock): string {
  const day = localDay(parcel.heardAt ?? parcel.statusAt, clock);
  return words.say("lead.expired", { ...carrierValues([parcel]), ...byName(day, clock) });
}
