import type { MessageKey } from "#app/words/catalogs.ts";

import { dayValues, localDay, today } from "#app/words/days.ts";
import type { ParcelState } from "./parcel-state.ts";
import type { Reader } from "./reader.ts";
import type { StoryParcel } from "./story.ts";

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
  window: { text: string; startOn: string; endOn: string } | null,
  { words, clock }: Reader,
): string {
  if (state === "delivered") {
    return words.say("headline.delivered", dayValues(localDay(parcel.deliveredAt ?? parcel.statusAt, clock), clock));
  }
  if (state === "out_for_delivery" && localDay(parcel.statusAt, clock) === today(clock)) {
    return words.say("headline.arriving", dayValues(today(clock), clock));
  }
  if (!window) return words.say(withoutDay(parcel, state));
  const delayed = state === "delayed";
  return window.startOn === window.endOn
    ? words.say(delayed ? "headline.delayed_until" : "headline.arriving", dayValues(window.endOn, clock))
    : words.say(delayed ? "headline.delayed_between" : "headline.arriving_between", { days: window.text });
}

function withoutDay({ status, reason }: StoryParcel, state: ParcelState): MessageKey {
  return (status === "exception" && BY_REASON[reason ?? ""]) || `headline.${state}`;
}
