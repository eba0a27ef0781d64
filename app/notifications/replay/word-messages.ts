import { Memo } from "#app/lib/memo.ts";
import { writeSms } from "#app/notifications/content/sms-text.ts";
import { type OwnWords, renderSlots } from "#app/notifications/content/templates/render-slots.ts";
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
  /** The merchant's own words, by {@link wordingKey}. */
  templates: ReadonlyMap<string, Slots>;
}

export function wordingKey(kind: MessageKind, channel: Channel, locale: Locale): string {
  return `${kind}|${channel}|${locale}`;
}

/** Puts a story into words as far as it costs something or may fail: texts, and what the merchant has worded. */
export function wordMessages(order: OrderPast, told: readonly Told[], wording: Wording): Worded[] {
  const words = wordsIn(chooseLanguage([order.locale, wording.primaryLocale]));
  return told.map((message) => {
    if (message.outcome !== "sent") return { ...message, segments: 0, fellBack: false };
    const slots = wording.templates.get(wordingKey(message.kind, message.channel, words.locale));
    if (!slots && message.channel === "email") return { ...message, segments: 0, fellBack: false };
    const view = viewOf(order, message, wording);
    const own = slots ? renderSlots(slots, message.channel, slotValues(view, words)) : null;
    const segments = message.channel === "sms" ? segmentsOf(view, own, words) : 0;
    return { ...message, segments, fellBack: own !== null && own.failed.length > 0 };
  });
}

/** Texts of ours differ in the order's name alone, and of that only the length counts: most are measured once. */
const measured = new Memo<number>(5_000);
const PLAIN = /^[#A-Za-z0-9-]*$/;

function segmentsOf({ shop, ...view }: MessageView, own: OwnWords | null, words: Words): number {
  const measure = () => {
    const text = { ...view, shopName: shop.name, ownText: own?.text ?? null, firstToNumber: false };
    return writeSms(text, words).segments;
  };
  if (own?.text || !PLAIN.test(view.orderName)) return measure();
  const places = JSON.stringify(view.parcels.map(({ place }) => place));
  const key = [shop.name, view.trackingUrl, words.locale, view.kind, view.orderName.length, places].join("|");
  return measured.get(key, measure);
}

/** What the shopper would have been told of. Dates as they were promised then are not kept: words about them are ours. */
function viewOf(order: OrderPast, { kind, shipmentIds, at }: Told, wording: Wording): MessageView {
  const { shop, timeZone, trackingUrl } = wording;
  return {
    ...{ kind, now: at, timeZone, shop, orderName: order.name, firstName: order.firstName, trackingUrl, picks: null },
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
