import { SegmentedMessage } from "sms-segments-calculator";

import type { Why } from "#app/notifications/arbiter/cause.ts";
import type { MessageKind } from "#app/tracking/message-kind.ts";
import type { MessageKey } from "#app/words/catalogs.ts";
import type { Words } from "#app/words/words.ts";

import { nameSubject } from "./about.ts";
import { oneLine, shorten } from "./plain-text.ts";
import { isSorryDue } from "./sorry.ts";
import type { MessageParcel } from "./view.ts";

export interface SmsView {
  kind: MessageKind;
  cause?: Why | null;
  shopName: string;
  orderName: string;
  /** The parcels it tells of, one or several; none when it is about the whole order. */
  parcels: readonly Pick<MessageParcel, "place" | "isUnsent" | "promised">[];
  trackingUrl: string;
  /** The merchant's own words between the shop's name and the link; null or nothing leaves ours. */
  ownText?: string | null;
  /** When it should come, the fuller sentence first: told beside our own words where it costs no further segment. */
  days?: readonly string[];
  /** The first text this number gets from the shop says how to stop them. */
  firstToNumber: boolean;
}

export interface SmsText {
  text: string;
  segments: number;
  encoding: Encoding;
  /** Whether words had to give way. */
  isCut: boolean;
}

/** How phone networks carry it: 160 signs to a single text, or 70 as soon as one is outside the GSM alphabet. */
export type Encoding = "GSM-7" | "UCS-2";

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

/** Shop first, then the news and its days, then the whole link; at most three segments. */
export function writeSms(view: SmsView, words: Words): SmsText {
  const brand = shorten(plainSigns(view.shopName), BRAND_LENGTH);
  const order = shorten(plainSigns(view.orderName), ORDER_LENGTH);
  const news = plainSigns(view.ownText ?? ourNews({ ...view, orderName: order }, words));
  const tail = [view.trackingUrl, view.firstToNumber ? plainSigns(words.say("sms.stop")) : ""]
    .filter(Boolean)
    .join(" ");
  const plain = shrink(`${brand}: ${news}`, tail);
  const dated = (view.ownText ? [] : (view.days ?? [])).map((days) =>
    shrink(`${brand}: ${news} ${plainSigns(days)}`, tail),
  );
  return dated.find(({ segments, isCut }) => segments <= plain.segments && !isCut) ?? plain;
}

/** What a text says in our words, between the shop's name and the link. */
export function ourNews(view: Pick<SmsView, "kind" | "cause" | "orderName" | "parcels">, words: Words): string {
  return words.say(newsOf(view), { order: nameSubject(view.orderName, view.parcels, words) });
}

/** "We are sorry" is said once for each promise: who has read it is told that it is late, and no more. */
function newsOf({ kind, cause, parcels }: Pick<SmsView, "kind" | "cause" | "parcels">): MessageKey {
  if (kind !== "delayed") return `sms.${kind}`;
  if (cause === "late" && parcels.every(({ isUnsent }) => isUnsent)) return "sms.late_unsent";
  return parcels.length > 0 && !parcels.some(isSorryDue) ? "mail.subject_delayed" : "sms.delayed";
}

/** Words give way before the link does. */
function shrink(lead: string, tail: string): SmsText {
  for (let length = lead.length; ; length -= 10) {
    const text = `${shorten(lead, Math.max(length, 0))} ${tail}`.trim();
    const { segments, encodingName } = new SegmentedMessage(text);
    if (segments.length <= MAX_SEGMENTS || length <= 0) {
      return { text, segments: segments.length, encoding: encodingName, isCut: length < lead.length };
    }
  }
}

/** Composed characters, no line breaks, no emoji, and typewriter signs for typographic ones. */
export function plainSigns(text: string): string {
  const plain = text.normalize("NFC").replace(EMOJI, "");
  return oneLine(plain.replace(TWIN, (sign) => TWINS[sign] ?? sign));
}
