import { TROUBLE } from "#app/tracking/status.ts";
import { isReason, type Reason } from "#app/tracking/reason.ts";
import type { MessageKey } from "#app/words/catalogs.ts";

import { carrierValues } from "./carrier.ts";
import { dayValues, localDay } from "#app/words/days.ts";
import type { ParcelState } from "./parcel-state.ts";
import { placeOf } from "./place.ts";
import type { Reader } from "./reader.ts";
import type { StoryParcel } from "./story.ts";

/** Reasons that have a sentence of their own; after the others the reason is said in a second one. */
const BY_REASON: Partial<Record<Reason, MessageKey>> = {
  carrier_damaged: "lead.carrier_damaged",
  carrier_lost: "lead.carrier_lost",
  customs_duties_unpaid: "lead.customs_duties_unpaid",
  recipient_address_wrong: "lead.recipient_address_wrong",
  recipient_refused: "lead.recipient_refused",
};

/** What is going on, and what moves next. */
export function leadOf(parcel: StoryParcel, state: ParcelState, reader: Reader): string {
  const { words, clock } = reader;
  if (state === "late" && parcel.estimate) {
    return join(words.say("lead.late", dayValues(parcel.estimate.latestOn, clock)), lastSeen(parcel, reader));
  }
  const { status } = parcel;
  const since = { ...carrierValues(parcel), ...dayValues(localDay(parcel.statusAt, clock), clock) };
  const reason = isReason(parcel.reason) ? parcel.reason : null;
  const own = status === "exception" && reason ? BY_REASON[reason] : undefined;
  if (own) return words.say(own, since);
  const { place, when } = seenAt(parcel, reader);
  if (status === "in_transit" && place !== "") return words.say("lead.in_transit_seen", { place, ...when });
  if (status === "ready_for_pickup" && place !== "") return words.say("lead.ready_for_pickup_seen", { place });
  const why = TROUBLE.has(status) && reason ? words.say(`reason.${reason}`) : "";
  return join(words.say(`lead.${status}`, since), why);
}

function lastSeen(parcel: StoryParcel, reader: Reader): string {
  const { place, when } = seenAt(parcel, reader);
  return place === "" ? "" : reader.words.say("lead.last_seen", { place, ...when });
}

/** Where a scan last placed it, and when. */
function seenAt(parcel: StoryParcel, { clock }: Reader) {
  const seen = parcel.events.find((event) => event.city !== null);
  const day = localDay(seen?.happenedAt ?? parcel.statusAt, clock);
  return { place: placeOf(seen, clock), when: dayValues(day, clock) };
}

function join(...sentences: string[]): string {
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
