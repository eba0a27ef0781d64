import type { OpenSilence } from "#app/estimates/silence/open-silence.ts";
import { dayValues, localDay, nameDay } from "#app/words/days.ts";

import type { ParcelState } from "./parcel-state.ts";
import type { Reader } from "./reader.ts";
import type { StoryParcel } from "./story.ts";

/** Where a shopper may wonder why nothing is heard: before the parcel is at hand, and while nothing else is the matter. */
const WAITING: ReadonlySet<ParcelState> = new Set(["pending", "label_created", "picked_up", "in_transit", "delayed"]);
/** Where something else is said already, only a silence that is unusual is worth a word. */
const BUSY: ReadonlySet<ParcelState> = new Set(["late", "out_for_delivery", "delivery_attempted"]);
/** Longer is no comfort: where a carrier hardly scans, no days are named. */
const LONGEST_DAYS = 30;

/** Is a parcel silent for longer than is usual on its way, while it has not arrived? */
export function isOddlySilent({ silence }: StoryParcel, state: ParcelState): boolean {
  return Boolean(silence?.noticedAt) && (WAITING.has(state) || BUSY.has(state));
}

/** What a silence of a parcel means where it is, and when somebody writes; null when there is nothing to say of it. */
export function tellSilence(parcel: StoryParcel, state: ParcelState, reader: Reader): string | null {
  const { silence } = parcel;
  if (!silence) return null;
  const since = { day: nameDay(localDay(silence.heardAt ?? parcel.statusAt, reader.clock), reader.clock) };
  // Of what was never scanned only the shop can tell, and nobody has asked it: no word of looking into it.
  if (isOddlySilent(parcel, state))
    return reader.words.say(silence.isHandedOver ? "silence.unusual" : "silence.unscanned", since);
  if (!WAITING.has(state) || silence.usualToDays > LONGEST_DAYS) return null;
  return [reader.words.say("silence.usual", { ...since, ...spanOf(silence) }), tellWriting(silence, reader)]
    .filter(Boolean)
    .join(" ");
}

function spanOf({ usualFromDays: from, usualToDays: to }: OpenSilence) {
  return { span: from < 1 || from >= to ? "up_to" : "range", from, to };
}

function tellWriting({ tellAt, isWritten }: OpenSilence, { words, clock }: Reader): string {
  if (!isWritten || tellAt <= clock.now) return "";
  return words.say("silence.writes", dayValues(localDay(tellAt, clock), clock));
}
