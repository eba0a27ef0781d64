import { isLater } from "#app/estimates/name-move.ts";
import type { MessageKey } from "#app/words/catalogs.ts";

import { dayValues, localDay, today } from "#app/words/days.ts";
import type { ParcelState } from "./parcel-state.ts";
import type { Reader } from "./reader.ts";
import type { StoryParcel } from "./story.ts";
import type { DeliveryWindow } from "./window-view.ts";

type NamedDays = Pick<DeliveryWindow, "text" | "startOn" | "endOn">;

/** When the carrier says what is in the way, the page says it first. */
const BY_REASON: Record<string, MessageKey> = {
  carrier_damaged: "headline.carrier_damaged",
  carrier_lost: "headline.carrier_lost",
  customs_duties_unpaid: "headline.customs_duties_unpaid",
  recipient_address_wrong: "headline.recipient_address_wrong",
  recipient_refused: "headline.recipient_refused",
};

/** One sentence a child understands. */
export function headlineOf(
  parcel: StoryParcel,
  state: ParcelState,
  window: NamedDays | null,
  { words, clock }: Reader,
): string {
  if (state === "delivered") {
    return words.say("headline.delivered", dayValues(localDay(parcel.deliveredAt ?? parcel.statusAt, clock), clock));
  }
  if (state === "out_for_delivery" && localDay(parcel.statusAt, clock) === today(clock)) {
    return words.say("headline.arriving", dayValues(today(clock), clock));
  }
  if (!window) return words.say(withoutDay(parcel, state));
  // The carrier is late, and what was said of the arrival holds all the same.
  const isPutOff = state === "delayed" && isLater(parcel.estimate?.moved ?? null, window.endOn);
  if (!isPutOff) return arriving(window, { words, clock });
  return isOneDay(window)
    ? words.say("headline.delayed_until", dayValues(window.endOn, clock))
    : words.say("headline.delayed_between", { days: window.text });
}

/** "Arriving tomorrow", "Arriving Monday 16 November – Thursday 19 November" */
export function arriving(window: NamedDays, { words, clock }: Reader): string {
  return isOneDay(window)
    ? words.say("headline.arriving", dayValues(window.endOn, clock))
    : words.say("headline.arriving_between", { days: window.text });
}

function isOneDay({ startOn, endOn }: NamedDays): boolean {
  return startOn === endOn;
}

function withoutDay({ status, reason }: StoryParcel, state: ParcelState): MessageKey {
  return (status === "exception" && BY_REASON[reason ?? ""]) || `headline.${state}`;
}
