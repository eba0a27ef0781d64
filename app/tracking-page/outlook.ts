import type { Window } from "#app/estimates/delivery-window.ts";
import { progressOf } from "#app/tracking/progress.ts";

import { type Clock, localDay, today } from "#app/words/days.ts";
import { headlineOf } from "./headline.ts";
import { leadOf } from "./lead.ts";
import { type Note, notesOf } from "./notes.ts";
import { carrierValues } from "./carrier.ts";
import { isExpected, OFF_THE_ROAD, type ParcelState, stateOf, type Tone, TONES, URGENCY } from "./parcel-state.ts";
import type { Reader } from "./reader.ts";
import { type Step, stepsOf } from "./steps.ts";
import type { StoryParcel } from "./story.ts";
import { type DeliveryWindow, viewWindow } from "./window-view.ts";

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
  const named = namedWindow(parcel, reader.clock);
  const window = named && viewWindow(named, carrierValues(parcel), reader);
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

/** The window that is named of a parcel, or null. What is on the van today comes today, as its carrier says. */
export function namedWindow(parcel: StoryParcel, clock: Clock): Window | null {
  if (!parcel.estimate || !isExpected(stateOf(parcel, clock))) return null;
  const now = today(clock);
  const isOnTheVan = parcel.status === "out_for_delivery" && localDay(parcel.statusAt, clock) === now;
  return isOnTheVan ? { earliestOn: now, latestOn: now, basis: "carrier" } : parcel.estimate;
}
