import { type EventStatus, TROUBLE } from "./status.ts";

/** Why a parcel is in trouble, and on whose side the reason lies. */
export const REASONS = [
  "recipient_not_home",
  "recipient_refused",
  "recipient_address_wrong",
  "carrier_lost",
  "carrier_damaged",
  "customs_duties_unpaid",
  "weather_delay",
] as const;

export type Reason = (typeof REASONS)[number];

export function isReason(word: string | null): word is Reason {
  return (REASONS as readonly (string | null)[]).includes(word);
}

/**
 * Phrases that leave no doubt. Shopify's codes themselves name no reason, and a carrier's text may say
 * anything: what is not plainly one of these stays without a reason.
 */
const PHRASES: readonly (readonly [RegExp, Reason])[] = [
  [/\b(nobody|no one|recipient not|customer not|addressee not) (was )?(at )?home\b|\bno one home\b/i, "recipient_not_home"],
  [/\b(refused by (the )?(recipient|customer|addressee|receiver)|(recipient|customer|addressee|receiver) refused)\b/i, "recipient_refused"],
  [/\b(incorrect|incomplete|insufficient|wrong) (delivery )?address\b/i, "recipient_address_wrong"],
  [/\b(parcel|package|shipment) (is|was|has been) lost\b/i, "carrier_lost"],
  [/\b(parcel|package|shipment) (is|was|has been) damaged\b/i, "carrier_damaged"],
  [/\b(customs )?dut(y|ies)( and taxes)? (is |are )?(unpaid|not paid|payment (is )?(due|required))\b/i, "customs_duties_unpaid"],
  [/\bdue to (severe |bad )?weather\b|\bweather delay\b/i, "weather_delay"],
]; // prettier-ignore

/** The reason a carrier's message names, or null when it is not certain. */
export function reasonOf(status: EventStatus, message: string | null): Reason | null {
  if (message === null || status === "unknown" || !TROUBLE.has(status)) return null;
  return PHRASES.find(([phrase]) => phrase.test(message))?.[1] ?? null;
}
