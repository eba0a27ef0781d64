import { zoneOfAddress } from "#app/lib/address-zones.ts";
import { Memo } from "#app/lib/memo.ts";
import { asRegistered } from "#app/notifications/content/dlt-template.ts";
import { segmentCents } from "#app/notifications/content/estimate-sms.ts";
import { type SmsView, writeSms } from "#app/notifications/content/sms-text.ts";
import { renderSlots } from "#app/notifications/content/templates/render-slots.ts";
import { slotValues } from "#app/notifications/content/templates/slot-values.ts";
import type { Slots } from "#app/notifications/content/templates/template-slots.ts";
import type { MessageParcel, MessageShop, MessageView } from "#app/notifications/content/view.ts";
import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";
import { chooseLanguage, type Locale } from "#app/words/locale.ts";
import { type Words, wordsIn } from "#app/words/words.ts";

import type { OrderPast } from "./past.ts";
import type { Told } from "./simulate-order.ts";
import type { Worded } from "./tally.ts";

/** What the words of a world are made of. */
export interface Wording {
  shop: MessageShop;
  primaryLocale: string;
  timeZone: string;
  /** As long as the real links are. */
  trackingUrl: string;
  /** The merchant's own price of a segment, in minor units of their currency; null asks our table. */
  segmentPriceMinor: number | null;
  /** Numbers that have got a text in this world, by keyed hash: only the first one says how to stop them. It grows. */
  texted: Set<string>;
  /** The merchant's own words, by {@link wordingKey}. */
  templates: ReadonlyMap<string, Slots>;
}

export function wordingKey(kind: MessageKind, channel: Channel, locale: Locale): string {
  return `${kind}|${channel}|${locale}`;
}

/** Puts a story into words as far as it costs something or may fail: texts, and what the merchant has worded. */
export function wordMessages(order: OrderPast, told: readonly Told[], wording: Wording): Worded[] {
  const first = firstText(order, told, wording);
  return told.map((message) => {
    const free = { ...message, segments: 0, costMinor: 0, fellBack: false };
    if (message.outcome !== "sent") return free;
    const toIndia = message.channel === "sms" && order.country === "IN";
    // Texts to India leave in the registered wording, which is the shop's own language.
    const words = wordsIn(chooseLanguage([toIndia ? null : order.locale, wording.primaryLocale]));
    const slots = wording.templates.get(wordingKey(message.kind, message.channel, words.locale));
    if (!slots && message.channel === "email") return free;
    const view = viewOf(order, message, wording);
    const own = slots ? renderSlots(slots, message.channel, slotValues(view, words)) : null;
    const fellBack = own !== null && own.failed.length > 0;
    if (message.channel === "email") return { ...free, fellBack };
    const text = { ...view, shopName: view.shop.name, ownText: own?.text ?? null, firstToNumber: message === first };
    const segments = segmentsOf(toIndia ? asRegistered(text) : text, words);
    const price = wording.segmentPriceMinor ?? segmentCents(order.country);
    return { ...message, segments, costMinor: price === null ? null : price * segments, fellBack };
  });
}

/** The text that says how to stop them, if any of these does: the first one that the number gets from the shop. */
function firstText({ recipients, texted }: OrderPast, told: readonly Told[], wording: Wording): Told | undefined {
  const number = recipients.sms && Buffer.from(recipients.sms).toString("base64");
  if (number === null || texted || wording.texted.has(number)) return undefined;
  const texts = told.filter(({ channel, outcome }) => channel === "sms" && outcome === "sent");
  if (texts.length > 0) wording.texted.add(number);
  return texts.toSorted((one, other) => one.at.getTime() - other.at.getTime())[0];
}

/** Texts of ours differ in the order's name alone, and of that only the length counts: most are measured once. */
const measured = new Memo<number>(5_000);
const PLAIN = /^[#A-Za-z0-9-]*$/;

function segmentsOf(view: SmsView, words: Words): number {
  const measure = () => writeSms(view, words).segments;
  if (view.ownText || !PLAIN.test(view.orderName)) return measure();
  const places = JSON.stringify(view.parcels.map(({ place }) => place));
  const { shopName, trackingUrl, kind, orderName, firstToNumber } = view;
  const key = [shopName, trackingUrl, words.locale, kind, orderName.length, firstToNumber, places].join("|");
  return measured.get(key, measure);
}

/** What the shopper would have been told of. Dates as they were promised then are not kept: words about them are ours. */
function viewOf(order: OrderPast, { kind, shipmentIds, at }: Told, wording: Wording): MessageView {
  const { shop, trackingUrl } = wording;
  const timeZone = zoneOfAddress(order, wording.timeZone);
  return {
    ...{ kind, now: at, timeZone, shop, orderName: order.name, firstName: order.firstName, trackingUrl },
    ...{ picks: null, window: null },
    parcels: shipmentIds.map((id) => parcelOf(order, id, at)),
    items: order.items.map((item) => ({ ...item, imageUrl: null, imageAlt: null })),
    unsubscribeUrl: trackingUrl,
  };
}

function parcelOf({ parcels }: OrderPast, id: string, at: Date): MessageParcel {
  const place = parcels.findIndex((parcel) => parcel.id === id);
  const { carrier = "", number = "" } = parcels[place] ?? {};
  return {
    place: parcels.length < 2 ? null : { place: place + 1, all: parcels.length },
    ...{ carrier, number, reason: null, statusAt: at, deliveredAt: null, promise: null, items: [] },
  };
}
