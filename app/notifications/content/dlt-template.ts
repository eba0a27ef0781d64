import { DLT_VARIABLE, toDltTemplate } from "#app/notifications/dlt.ts";
import type { MessageKind } from "#app/tracking/message-kind.ts";
import type { Words } from "#app/words/words.ts";

import { type SmsView, writeSms } from "./sms-text.ts";

/** Longest name of an order in a text; `writeSms` cuts the rest. */
const ORDER_LENGTH = 24;
const SAMPLE_ORDER = "#1001";
const SAMPLE_TOKEN = "AbCdEfGhIjKlMnOpQrStUvWx";

/**
 * A text as it leaves for India: one fixed wording. It speaks of the order as a whole, however many parcels it tells of,
 * names no days, and does not say how to opt out: nobody can answer a registered header.
 */
export function asRegistered<View extends Pick<SmsView, "cause" | "parcels" | "days" | "firstToNumber">>(
  view: View,
): View {
  return { ...view, cause: null, parcels: [], days: [], firstToNumber: false };
}

export interface DltTemplateView {
  kind: MessageKind;
  shopName: string;
  /** Where tracking links begin: `https://willow.example/apps/track/t/`, to be registered as a link as well. */
  linkStart: string;
  /** The merchant's own Liquid; "" is ours. */
  ownSource: string;
}

/**
 * The wording to paste into the DLT portal for one kind of message.
 * @param words of the shop's own language: texts to India leave in no other
 * @returns null where the merchant's own words decide or repeat something: one registered wording cannot hold that
 */
export function writeDltTemplate(
  { kind, shopName, linkStart, ownSource }: DltTemplateView,
  words: Words,
): string | null {
  if (/\{%/.test(ownSource)) return null;
  const ownText = ownSource.trim() === "" ? null : ownSource.replace(/\{\{[^}]*\}\}/g, "\ue000").trim();
  const view = { kind, shopName, orderName: SAMPLE_ORDER, parcels: [], trackingUrl: `${linkStart}${SAMPLE_TOKEN}` };
  const { text } = writeSms({ ...view, firstToNumber: false, ownText }, words);
  const values = [
    { value: SAMPLE_ORDER, longest: ORDER_LENGTH },
    { value: SAMPLE_TOKEN, longest: SAMPLE_TOKEN.length },
  ];
  return toDltTemplate(text, values).replaceAll("\ue000", DLT_VARIABLE);
}
