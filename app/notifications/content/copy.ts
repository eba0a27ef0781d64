import type { MessageKind } from "#app/tracking/message-kind.ts";
import type { Reason } from "#app/tracking/reason.ts";

import { oneLine } from "./plain-text.ts";
import { fill, type MessageWords, type ParcelPlace, whatItIsAbout, wordsFor } from "./words.ts";

export interface ParcelItem {
  title: string;
  variantTitle: string | null;
  quantity: number;
  imageUrl: string | null;
  imageAlt: string | null;
}

/** All that a message tells, without a word of it being written yet. */
export interface MessageView {
  kind: MessageKind;
  locale: string | null;
  /** IANA zone for instants; days of the window are calendar days already. */
  timeZone: string;
  shop: { name: string; logoUrl: string; accentColor: string; supportEmail: string; postalAddress: string };
  orderName: string;
  /** Null when the order is one parcel, or the message about all of it. */
  parcelOf: ParcelPlace | null;
  /** Why it is in trouble, as stored; one we have no words for is left out. */
  reason: string | null;
  firstName: string | null;
  carrier: string;
  trackingNumber: string;
  /** Calendar days as UTC midnights. */
  window: { earliestOn: Date; latestOn: Date } | null;
  deliveredAt: Date | null;
  items: ParcelItem[];
  trackingUrl: string;
  unsubscribeUrl: string;
}

export interface Step {
  label: string;
  state: "done" | "now" | "todo";
}

/** Every word of the message, in reading order; the HTML and the text part are made from the same ones. */
export interface MessageCopy {
  locale: string;
  dir: "ltr" | "rtl";
  subject: string;
  preheader: string;
  label: string;
  /** "#1001", "#1001 · Parcel 1 of 2" */
  about: string;
  trouble: boolean;
  heading: string;
  greeting: string | null;
  sentence: string;
  when: { label: string; text: string } | null;
  steps: Step[];
  itemsTitle: string;
  items: (ParcelItem & { quantityText: string | null })[];
  more: string | null;
  parcel: string | null;
  button: string;
  missing: string | null;
  help: string;
  why: string;
  unsubscribe: string;
}

const ITEMS_SHOWN = 4;
/** How far along the four steps a kind is; trouble has no place on them. */
const STEP_OF: Partial<Record<MessageKind, number>> = {
  order_confirmed: 0,
  shipped: 1,
  in_transit: 1,
  out_for_delivery: 2,
  ready_for_pickup: 2,
  delivered: 3,
};
const SHOWS_WINDOW: ReadonlySet<MessageKind> = new Set(["order_confirmed", "shipped", "in_transit", "delayed"]);
const RTL: ReadonlySet<string> = new Set(["ar", "he"]);

export function writeCopy(view: MessageView): MessageCopy {
  const { locale, words } = wordsFor(view.locale);
  const kind = words.kinds[view.kind];
  const values = {
    ...whatItIsAbout(words, view.orderName, view.parcelOf),
    order: view.orderName,
    shop: view.shop.name,
    carrier: view.carrier || words.theCarrier,
    reason: Object.hasOwn(words.reasons, view.reason ?? "") ? words.reasons[view.reason as Reason] : "",
  };
  const when = writeWhen(view, words, locale);
  const sentence = fill(kind.sentence.replace("{reason} ", values.reason && "{reason} "), values);
  const hidden = view.items.slice(ITEMS_SHOWN).reduce((sum, item) => sum + item.quantity, 0);
  return {
    locale,
    dir: RTL.has(locale) ? "rtl" : "ltr",
    subject: oneLine(fill(kind.subject, values)),
    preheader: when ? `${when.label}: ${when.text}. ${sentence}` : sentence,
    label: kind.label,
    about: [view.orderName, view.parcelOf && fill(words.parcelOf, { ...view.parcelOf })].filter(Boolean).join(" · "),
    trouble: !(view.kind in STEP_OF),
    heading: kind.heading,
    greeting: view.firstName ? fill(words.greeting, { name: view.firstName }) : null,
    sentence,
    when,
    steps: writeSteps(view.kind, words),
    itemsTitle: view.kind === "order_confirmed" ? words.inOrder : words.inParcel,
    items: view.items.slice(0, ITEMS_SHOWN).map((item) => ({
      ...item,
      quantityText: item.quantity > 1 ? fill(words.quantity, { count: item.quantity }) : null,
    })),
    more: hidden > 0 ? fill(words.more, { count: hidden }) : null,
    parcel: writeParcel(view, words),
    button: kind.button,
    missing: view.kind === "delivered" ? words.missing : null,
    help: view.shop.supportEmail
      ? fill(words.help, { address: view.shop.supportEmail })
      : fill(words.helpWithoutAddress, values),
    why: fill(words.why, values),
    unsubscribe: words.unsubscribe,
  };
}

function writeParcel(view: MessageView, words: MessageWords): string | null {
  if (!view.trackingNumber) return null;
  const carrier = view.carrier || words.theCarrier;
  return fill(words.carrierAndNumber, { carrier, number: view.trackingNumber });
}

function writeSteps(kind: MessageKind, words: MessageWords): Step[] {
  const current = STEP_OF[kind];
  if (current === undefined) return [];
  const labels = words.steps.map((label, index) =>
    index === 2 && kind === "ready_for_pickup" ? words.readyStep : label,
  );
  return labels.map((label, index) => {
    const reached = index < current || (index === current && kind === "delivered");
    return { label, state: reached ? "done" : index === current ? "now" : "todo" };
  });
}

function writeWhen(view: MessageView, words: MessageWords, locale: string): MessageCopy["when"] {
  if (view.kind === "delivered" && view.deliveredAt) {
    const format = { ...DAY, hour: "numeric", minute: "2-digit", timeZone: view.timeZone } as const;
    return { label: words.deliveredOn, text: new Intl.DateTimeFormat(locale, format).format(view.deliveredAt) };
  }
  if (!view.window || !SHOWS_WINDOW.has(view.kind)) return null;
  const label = view.kind === "delayed" ? words.expectedNew : words.expected;
  const days = [view.window.earliestOn, view.window.latestOn].map(calendarDay(locale));
  return { label, text: [...new Set(days)].join(" – ") };
}

const DAY = { weekday: "short", month: "short", day: "numeric" } as const;

function calendarDay(locale: string) {
  const format = new Intl.DateTimeFormat(locale, { ...DAY, timeZone: "UTC" });
  return (day: Date) => format.format(day);
}
