import { isSooner, nameMove } from "#app/estimates/name-move.ts";

import { carrierValues } from "./carrier.ts";
import { daysBetween, localDay, nameDay, today } from "#app/words/days.ts";
import { brokeWord, isExpected, type ParcelState } from "./parcel-state.ts";
import type { Reader } from "./reader.ts";
import { tellSilence } from "./silence-note.ts";
import type { StoryEstimate, StoryParcel } from "./story.ts";

/** What an honest page adds: that a day moved and why, that a promise was broken, that silence is usual. */
export interface Note {
  kind: "moved" | "broken" | "silence";
  text: string;
}

/** Nobody wonders about a day without a scan; from the second on they do. */
const SILENT_DAYS = 2;
/** After a week with the new day, the old one is forgotten. */
const MOVED_DAYS = 7;

/** At most one of each kind. A late parcel's own sentence apologizes; here an apology follows when it has come. */
export function notesOf(parcel: StoryParcel, state: ParcelState, reader: Reader): Note[] {
  const { moved, broken, silence } = NOTES;
  return [moved(parcel, state, reader), broken(parcel, state, reader), silence(parcel, state, reader)].flatMap(
    (note) => note ?? [],
  );
}

/**
 * That the last day moved, from where and why, as long as it is news.
 * @param isSorry the day named before has passed
 */
export function noteMoved(
  { moved, latestOn }: Pick<StoryEstimate, "moved" | "latestOn">,
  carrier: { carrier: string; known: string },
  isSorry: boolean,
  { words, clock }: Reader,
): Note | null {
  const key = moved && nameMove(moved, latestOn);
  if (!key || daysBetween(localDay(moved.at, clock), today(clock)) > MOVED_DAYS) return null;
  const text = words.say(key, { day: nameDay(moved.fromOn, clock), ...carrier });
  return { kind: "moved", text: isSorry ? `${text} ${words.say("mail.sorry")}` : text };
}

type Rule = (parcel: StoryParcel, state: ParcelState, reader: Reader) => Note | null;

const NOTES: Record<Note["kind"], Rule> = {
  moved: (parcel, state, reader) => {
    const { estimate, silence } = parcel;
    if (!estimate || !isExpected(state)) return null;
    const { moved, latestOn } = estimate;
    if (!moved) return state === "delayed" ? { kind: "moved", text: reader.words.say("note.same") } : null;
    // While its carrier is late, or nothing is heard of it, nobody says that it is coming along faster.
    if ((silence || state === "delayed") && isSooner(moved, latestOn)) return null;
    return noteMoved(estimate, carrierValues(parcel), brokeWord(parcel, state, reader.clock), reader);
  },
  broken: (parcel, state, { words, clock }) => {
    const promisedOn = parcel.estimate?.latestOn;
    if (state !== "delivered" || promisedOn === undefined) return null;
    if (localDay(parcel.deliveredAt ?? parcel.statusAt, clock) <= promisedOn) return null;
    return { kind: "broken", text: words.say("note.broken", { day: nameDay(promisedOn, clock) }) };
  },
  silence: (parcel, state, reader) => {
    const told = tellSilence(parcel, state, reader);
    if (told !== null) return { kind: "silence", text: told };
    // Nobody has looked at it yet: what is true of parcels anywhere.
    const { words, clock } = reader;
    if (state !== "in_transit" && state !== "picked_up") return null;
    const heardOn = localDay(parcel.events[0]?.happenedAt ?? parcel.statusAt, clock);
    if (daysBetween(heardOn, today(clock)) < SILENT_DAYS) return null;
    return { kind: "silence", text: words.say("note.silence", { day: nameDay(heardOn, clock) }) };
  },
};
