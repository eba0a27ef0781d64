import { clip } from "#app/lib/clip.ts";
import { isReason } from "#app/tracking/reason.ts";
import type { Words } from "#app/words/words.ts";

import type { MessageParcel, MessageView } from "./view.ts";

/** Signs of a carrier's name that a sentence takes. */
const CARRIER_LENGTH = 60;

/**
 * What a message is about, inside a sentence: "#1001", "#1001 (parcel 1 of 2)" or "#1001 (2 parcels)".
 * @param order the order's name
 */
export function nameSubject(order: string, parcels: readonly Pick<MessageParcel, "place">[], words: Words): string {
  const part = namePart(parcels, words);
  return part === null ? order : `${order} (${part})`;
}

/** "parcel 1 of 2", "2 parcels"; null when it is the whole order. */
export function namePart(parcels: readonly Pick<MessageParcel, "place">[], words: Words): string | null {
  const [first] = parcels;
  if (!first) return null;
  if (parcels.length > 1) return words.say("mail.parts", { count: parcels.length });
  return first.place && words.say("mail.part", { number: first.place.place, all: first.place.all });
}

/** The carrier's name for a sentence, which has words of its own for when it is unknown or not the same for all. */
export function carrierValues(parcels: readonly Pick<MessageParcel, "carrier">[]): { carrier: string; known: string } {
  const names = new Set(parcels.map(({ carrier }) => clip(carrier, CARRIER_LENGTH).trim()));
  const [name = ""] = names;
  return names.size === 1 && name !== "" ? { carrier: name, known: "yes" } : { carrier: "", known: "no" };
}

/** Why a parcel is in trouble, in a sentence; null when it is not known, or not the same for all. */
export function nameReason({ parcels }: Pick<MessageView, "parcels">, words: Words): string | null {
  const reasons = new Set(parcels.map(({ reason }) => reason));
  const [reason = null] = reasons;
  return reasons.size === 1 && isReason(reason) ? words.say(`reason.${reason}`) : null;
}
