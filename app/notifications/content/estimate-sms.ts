import { SegmentedMessage } from "sms-segments-calculator";

import type { Encoding } from "./sms-text.ts";

export interface SmsEstimate {
  segments: number;
  encoding: Encoding;
  /** What one text costs to this country, or null when nothing is known. */
  cost: { minor: number; currency: string } | null;
  /** Whose price it rests on. */
  basis: "merchant" | "table" | "unknown";
}

/**
 * US cents for one segment to a country, rounded up. Figures for the United States are Twilio's list price with usual
 * carrier fees (0.83 + about 0.35 cents, April 2026, https://www.twilio.com/en-us/sms/pricing/us); all others are orders
 * of magnitude, good enough to show that a text to Germany costs ten times one to the United States. An account's own
 * prices stand at https://www.twilio.com/docs/messaging/api/pricing; merchants enter theirs in the sending rules.
 */
const CENTS: Readonly<Record<string, number>> = {
  ...{ US: 1.2, CA: 1.3, PR: 1.2, MX: 7, BR: 6, AR: 9, CL: 7, CO: 6, PE: 9 },
  ...{ GB: 5.5, IE: 9, DE: 11, AT: 12, CH: 8, FR: 8.5, BE: 12, NL: 11.5, LU: 10, ES: 8.5, PT: 6, IT: 9.5 },
  ...{ DK: 6.5, SE: 7, NO: 8, FI: 10, IS: 9, PL: 5, CZ: 8, SK: 9, HU: 10, RO: 9, BG: 12, GR: 9, HR: 10 },
  ...{ AU: 5.5, NZ: 11, JP: 9, KR: 6, HK: 9, SG: 6, TW: 8, MY: 9, TH: 4, PH: 13, ID: 40, VN: 12, CN: 4 },
  ...{ IN: 9, PK: 30, BD: 25, AE: 10, SA: 15, QA: 12, KW: 15, IL: 20, TR: 3, EG: 25, ZA: 3, NG: 30, KE: 15, MA: 12 },
};

/**
 * How many segments a text takes and what it costs.
 * @param country ISO 3166 alpha-2 of the number; null when not known
 * @param own the merchant's own price for one segment, in minor units of their currency; null uses our table (USD)
 */
export function estimateSms(
  text: string,
  country: string | null,
  own: { segmentPriceMinor: number | null; currency: string } = { segmentPriceMinor: null, currency: "USD" },
): SmsEstimate {
  const { segments, encodingName } = new SegmentedMessage(text);
  const counted = { segments: segments.length, encoding: encodingName };
  if (own.segmentPriceMinor !== null) {
    const cost = { minor: round(own.segmentPriceMinor * segments.length), currency: own.currency };
    return { ...counted, cost, basis: "merchant" };
  }
  const cents = segmentCents(country);
  if (cents === null) return { ...counted, cost: null, basis: "unknown" };
  return { ...counted, cost: { minor: round(cents * segments.length), currency: "USD" }, basis: "table" };
}

/** What our table says a segment costs, in US cents; null where it does not know. @param country ISO 3166 alpha-2 */
export function segmentCents(country: string | null): number | null {
  return (country !== null && Object.hasOwn(CENTS, country) ? CENTS[country] : null) ?? null;
}

/** Fractions of a cent count, floating point's do not. */
function round(minor: number): number {
  return Math.round(minor * 10_000) / 10_000;
}
