import { progressOf } from "#app/tracking/progress.ts";

import { type Clock, dayValues, localDay, nameDays, today } from "#app/words/days.ts";
import { headlineOf } from "./headline.ts";
import { leadOf } from "./lead.ts";
import { type Note, notesOf } from "./notes.ts";
import { carrierValues } from "./carrier.ts";
import { EXPECTED, OFF_THE_ROAD, type ParcelState, stateOf, type Tone, TONES, URGENCY } from "./parcel-state.ts";
import type { Reader } from "./reader.ts";
import { type Step, stepsOf } from "./steps.ts";
import type { StoryEstimate, StoryParcel } from "./story.ts";

/** When a parcel should arrive, in the reader's words and in days at the destination (`2026-11-14`). */
export interface DeliveryWindow {
  text: string;
  /** What it rests on. */
  basis: string;
  startOn: string;
  endOn: string;
}

/** What one parcel's future looks like, in words. */
export interface Outlook {
  state: ParcelState;
  tone: Tone;
  headline: string;
  lead: string;
  /** Null when no day is named, or none means anything any more. */
  window: DeliveryWindow | null;
  notes: Note[];
  progress: Step[] | null;
  /** Smaller speaks first. */
  urgency: number;
}

export function outlookOf(parcel: StoryParcel, reader: Reader): Outlook {
  const state = stateOf(parcel, reader.clock);
  const window = EXPECTED.has(state) && parcel.estimate ? windowOf(parcel.estimate, parcel, reader) : null;
  const progress = progressOf(parcel.status, parcel.milestone);
  return {
    state,
    tone: TONES[state] ?? "moving",
    headline: headlineOf(parcel, state, window, reader),
    lead: leadOf(parcel, state, reader),
    window,
    notes: notesOf(parcel, state, reader),
    progress: OFF_THE_ROAD.has(state) ? null : stepsOf(progress, parcel.status, reader.words),
    urgency: URGENCY[state],
  };
}

function windowOf(estimate: StoryEstimate, parcel: StoryParcel, { words, clock }: Reader): DeliveryWindow {
  const { startOn, endOn, basis } = openDays(estimate, parcel, clock);
  const values = { ...carrierValues(parcel), ...dayValues(endOn, clock), ...MOST };
  return { text: nameDays(startOn, endOn, clock), basis: words.say(`window.basis_${basis}`, values), startOn, endOn };
}

/** The last day of a learned window is its 90th percentile. */
const MOST = { part: 9, all: 10 };

/** A window that has begun is told from today on; what is on the van today comes today, as its carrier says. */
function openDays({ earliestOn, latestOn, basis }: StoryEstimate, { status, statusAt }: StoryParcel, clock: Clock) {
  const now = today(clock);
  const isOnTheVan = status === "out_for_delivery" && localDay(statusAt, clock) === now;
  if (isOnTheVan) return { startOn: now, endOn: now, basis: "carrier" as const };
  return { startOn: earliestOn > now ? earliestOn : now, endOn: latestOn, basis };
}
