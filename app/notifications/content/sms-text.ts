import { SegmentedMessage } from "sms-segments-calculator";

import type { MessageKind } from "#app/tracking/message-kind.ts";

import { oneLine, shorten } from "./plain-text.ts";
import { fill, type ParcelPlace, whatItIsAbout, wordsFor } from "./words.ts";

export interface SmsView {
  kind: MessageKind;
  locale: string | null;
  shopName: string;
  orderName: string;
  parcelOf: ParcelPlace | null;
  trackingUrl: string;
  /** The first text this number gets from the shop says how to stop them. */
  firstToNumber: boolean;
}

export interface SmsText {
  text: string;
  segments: number;
}

const BRAND_LENGTH = 20;
const ORDER_LENGTH = 24;
export const MAX_SEGMENTS = 3;

/** Signs outside the GSM-7 alphabet that have a twin inside it: one of them would more than halve a segment. */
const TWINS: Record<string, string> = {
  "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
  "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "…": "...", "•": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " ",
}; // prettier-ignore
const TWIN = new RegExp(`[${Object.keys(TWINS).join("")}]`, "gu");

const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0e|\ufe0f|\u200d/gu;

/** Shop first, then the news, then the whole link; at most three segments. */
export function writeSms(view: SmsView): SmsText {
  const { words } = wordsFor(view.locale);
  const brand = shorten(plainSigns(view.shopName), BRAND_LENGTH);
  const order = shorten(plainSigns(view.orderName), ORDER_LENGTH);
  const news = plainSigns(fill(words.kinds[view.kind].sms, { order, ...whatItIsAbout(words, order, view.parcelOf) }));
  const lead = `${brand}: ${news}`;
  const tail = [view.trackingUrl, view.firstToNumber ? words.smsStop : ""].filter(Boolean).join(" ");
  return shrink(lead, tail);
}

/** Words give way before the link does. */
function shrink(lead: string, tail: string): SmsText {
  for (let length = lead.length; ; length -= 10) {
    const text = `${shorten(lead, Math.max(length, 0))} ${tail}`.trim();
    const { segments } = new SegmentedMessage(text);
    if (segments.length <= MAX_SEGMENTS || length <= 0) return { text, segments: segments.length };
  }
}

/** Composed characters, no line breaks, no emoji, and typewriter signs for typographic ones. */
function plainSigns(text: string): string {
  const plain = text.normalize("NFC").replace(EMOJI, "");
  return oneLine(plain.replace(TWIN, (sign) => TWINS[sign] ?? sign));
}
