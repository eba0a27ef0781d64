import { clip } from "#app/lib/clip.ts";
import { progressOf } from "#app/tracking/progress.ts";
import type { Reason } from "#app/tracking/reason.ts";
import { FINAL, TROUBLE } from "#app/tracking/status.ts";
import { wordsOfReason } from "#app/tracking/words.ts";

import { type Clock, localDay, nameDays, onDay, today } from "./days.ts";
import { BASIS, EXCEPTIONS, HEADLINES, LEADS, type ParcelState, WORDS } from "./page-words.ts";
import { placeOf } from "./place.ts";
import { type Step, stepsOf } from "./steps.ts";
import type { StoryParcel } from "./story.ts";

export type Tone = "moving" | "done" | "trouble" | "quiet";

/** What one parcel's future looks like, in words. */
export interface Outlook {
  state: ParcelState;
  tone: Tone;
  headline: string;
  lead: string;
  /** Whether the headline names the day it comes. */
  dated: boolean;
  /** What the date rests on; null when no date is named. */
  basis: string | null;
  progress: Step[] | null;
  /** Smaller speaks first. */
  urgency: number;
}

/** Which parcel of an order the page's first sentence is about. */
const URGENCY: Record<ParcelState, number> = {
  delivery_attempted: 0,
  exception: 1,
  returning: 2,
  ready_for_pickup: 3,
  out_for_delivery: 4,
  late: 5,
  delayed: 6,
  in_transit: 7,
  picked_up: 8,
  label_created: 9,
  pending: 10,
  returned: 11,
  expired: 12,
  delivered: 13,
  cancelled: 14,
};

const TONES: Partial<Record<ParcelState, Tone>> = {
  delivered: "done",
  delayed: "trouble",
  late: "trouble",
  delivery_attempted: "trouble",
  exception: "trouble",
  returning: "trouble",
  returned: "quiet",
  cancelled: "quiet",
  expired: "quiet",
};

/** Statuses in which a date of arrival still means something. */
const EXPECTED = new Set<ParcelState>([
  "pending",
  "label_created",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "delayed",
]);
/** Endings and detours that a bar towards "delivered" would tell wrongly. */
const OFF_THE_ROAD = new Set<ParcelState>(["returning", "returned", "cancelled", "expired"]);

export function outlookOf(parcel: StoryParcel, clock: Clock): Outlook {
  const state = stateOf(parcel, clock);
  const dated = EXPECTED.has(state) && parcel.estimate !== null;
  return {
    state,
    tone: TONES[state] ?? "moving",
    headline: headlineOf(parcel, state, clock),
    lead: leadOf(parcel, state, clock),
    dated,
    basis: dated && parcel.estimate ? BASIS[parcel.estimate.basis](carrierOf(parcel)) : null,
    progress: OFF_THE_ROAD.has(state) ? null : stepsOf(progressOf(parcel.status, parcel.milestone), parcel.status),
    urgency: URGENCY[state],
  };
}

/** A parcel is late when the last day we named has passed and it is neither here, on the van nor in known trouble. */
function stateOf({ status, statusAt, estimate }: StoryParcel, clock: Clock): ParcelState {
  if (!estimate || FINAL.has(status) || !EXPECTED.has(status)) return status;
  if (status === "out_for_delivery" && localDay(statusAt, clock) === today(clock)) return status;
  return estimate.latestOn < today(clock) ? "late" : status;
}

function headlineOf(parcel: StoryParcel, state: ParcelState, clock: Clock): string {
  if (state === "delivered")
    return WORDS.delivered(onDay(localDay(parcel.deliveredAt ?? parcel.statusAt, clock), clock));
  if (state === "out_for_delivery" && localDay(parcel.statusAt, clock) === today(clock)) return WORDS.arriving("today");
  if (!EXPECTED.has(state) || !parcel.estimate) return whatHappened(parcel)?.headline ?? HEADLINES[state];
  const days = nameDays(laterOf(parcel.estimate.earliestOn, today(clock)), parcel.estimate.latestOn, clock);
  return state === "delayed" ? WORDS.delayedUntil(days) : WORDS.arriving(days);
}

function leadOf(parcel: StoryParcel, state: ParcelState, clock: Clock): string {
  const seen = parcel.events.find((event) => event.city !== null);
  const facts = {
    carrier: carrierOf(parcel),
    place: placeOf(seen),
    seen: onDay(localDay(seen?.happenedAt ?? parcel.statusAt, clock), clock),
    when: onDay(localDay(parcel.statusAt, clock), clock),
  };
  if (state === "late" && parcel.estimate) {
    const broken = WORDS.broken(onDay(parcel.estimate.latestOn, clock));
    return facts.place ? `${broken} ${WORDS.lastSeen(facts.place, facts.seen)}` : broken;
  }
  const happened = whatHappened(parcel);
  if (happened) return happened.lead(facts);
  const why = TROUBLE.has(parcel.status) ? wordsOfReason(parcel.reason) : null;
  return [LEADS[parcel.status](facts), why].filter(Boolean).join(" ");
}

function whatHappened({ status, reason }: StoryParcel) {
  return status === "exception" && reason !== null ? EXCEPTIONS[reason as Reason] : undefined;
}

function carrierOf({ carrier }: StoryParcel): string {
  return clip(carrier, 60) || WORDS.carrier;
}

/** A window that has begun is told from today on. */
function laterOf(day: string, other: string): string {
  return day > other ? day : other;
}
