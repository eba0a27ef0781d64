import { progressOf } from "#app/tracking/progress.ts";
import { dayValues, today } from "#app/words/days.ts";

import { arriving } from "./headline.ts";
import { type Note, noteMoved } from "./notes.ts";
import { isDayBroken, type Tone } from "./parcel-state.ts";
import type { Reader } from "./reader.ts";
import { type Step, stepsOf } from "./steps.ts";
import type { OrderStory } from "./story.ts";
import { type DeliveryWindow, viewWindow } from "./window-view.ts";

/** What an order that is in no parcel yet has before it, in words. */
export interface OrderOutlook {
  /** `late` when the last day we named has passed. */
  state: "received" | "late";
  tone: Tone;
  headline: string;
  lead: string;
  window: DeliveryWindow | null;
  notes: Note[];
  progress: Step[];
  /** A day has passed by which it should have left us, or arrived, though another may have taken its place. */
  isOverdue: boolean;
}

const NO_CARRIER = { carrier: "", known: "no" };

export function outlookOfOrder({ order }: OrderStory, reader: Reader): OrderOutlook {
  const { words, clock } = reader;
  const known = order.window;
  const now = today(clock);
  const isLate = known !== null && known.latestOn < now;
  const window = known && !isLate ? viewWindow(known, NO_CARRIER, reader) : null;
  const isStillHere = known !== null && known.shipsByOn < now;
  const isBroken = known !== null && isDayBroken(known, clock);
  // Of what should have left by now the lead says sorry already.
  const moved = known && !isLate ? noteMoved(known, NO_CARRIER, isBroken && !isStillHere, reader) : null;
  return {
    state: isLate ? "late" : "received",
    tone: isLate ? "trouble" : "moving",
    headline: window ? arriving(window, reader) : words.say(isLate ? "headline.late" : "headline.received"),
    lead: leadOf(known, now, reader),
    window,
    notes: moved ? [moved] : [],
    progress: stepsOf(progressOf("pending", "pending"), "pending", words),
    isOverdue: isLate || isStillHere || isBroken,
  };
}

function leadOf(known: OrderStory["order"]["window"], now: string, { words, clock }: Reader): string {
  if (!known) return words.say("lead.received");
  if (known.latestOn < now) return words.say("lead.late", dayValues(known.latestOn, clock));
  return words.say(known.shipsByOn < now ? "lead.overdue" : "lead.ships_by", dayValues(known.shipsByOn, clock));
}
