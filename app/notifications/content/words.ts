import type { MessageKind } from "#app/tracking/message-kind.ts";
import type { Reason } from "#app/tracking/reason.ts";
import { reasonWords } from "#app/tracking/words.ts";

/**
 * The words of one kind of message. `{name}` is filled in; nothing else is markup. `{what}` (or `{What}`, where a
 * sentence begins) is the order or one of its parcels, `{reason}` a sentence or nothing.
 */
export interface KindWords {
  /** The status in a word or three. */
  label: string;
  subject: string;
  heading: string;
  sentence: string;
  button: string;
  /** One line for a text; the shop's name stands before it, the link behind. */
  sms: string;
}

export interface MessageWords {
  kinds: Record<MessageKind, KindWords>;
  /** What a message is about: the order, or one of several parcels. */
  whole: string;
  part: string;
  parcelOf: string;
  reasons: Record<Reason, string>;
  greeting: string;
  /** When the carrier is not known. */
  theCarrier: string;
  steps: readonly [string, string, string, string];
  readyStep: string;
  stepDone: string;
  stepNow: string;
  expected: string;
  expectedNew: string;
  deliveredOn: string;
  inParcel: string;
  inOrder: string;
  quantity: string;
  more: string;
  carrierAndNumber: string;
  missing: string;
  help: string;
  helpWithoutAddress: string;
  why: string;
  unsubscribe: string;
  smsStop: string;
}

const en: MessageWords = {
  kinds: {
    order_confirmed: {
      label: "Confirmed",
      subject: "Your order {order} is confirmed",
      heading: "Thank you for your order",
      sentence:
        "We have it all written down and are getting it ready. We will be in touch as soon as it is on its way.",
      button: "View your order",
      sms: "thank you! Your order {order} is confirmed and we are getting it ready.",
    },
    shipped: {
      label: "Shipped",
      subject: "{What} is on its way",
      heading: "It is on its way",
      sentence: "Your parcel is packed and in the hands of {carrier}. You can follow every step of its journey.",
      button: "Track your parcel",
      sms: "good news! {What} is on its way.",
    },
    in_transit: {
      label: "In transit",
      subject: "{What} is moving along",
      heading: "Moving along",
      sentence: "Your parcel is on the road with {carrier}. There is nothing you need to do.",
      button: "See where it is",
      sms: "{what} is moving along.",
    },
    out_for_delivery: {
      label: "Out for delivery",
      subject: "Out for delivery: {what}",
      heading: "Nearly there",
      sentence: "Your parcel is on the delivery van. Most parcels arrive on the same day.",
      button: "Follow the last mile",
      sms: "{what} is out for delivery.",
    },
    ready_for_pickup: {
      label: "Ready to collect",
      subject: "Ready to collect: {what}",
      heading: "Waiting for you",
      sentence:
        "Your parcel is ready to be picked up from {carrier}. You may be asked for an ID and the tracking number.",
      button: "Where to collect it",
      sms: "{what} is ready to collect.",
    },
    delivered: {
      label: "Delivered",
      subject: "Delivered: {what}",
      heading: "It has arrived",
      sentence: "Your parcel has been delivered. We hope that what is inside makes your day.",
      button: "See the delivery",
      sms: "{what} has been delivered. Enjoy!",
    },
    delayed: {
      label: "Delayed",
      subject: "{What} is running late",
      heading: "A little later than planned",
      sentence:
        "Word from {carrier}: your parcel is delayed. {reason} We are sorry about the wait. It is still on its way, and there is nothing you need to do.",
      button: "See the latest",
      sms: "we are sorry, {what} is running late. It is still on its way.",
    },
    delivery_attempted: {
      label: "Delivery attempted",
      subject: "Sorry we missed you: {what}",
      heading: "Sorry we missed you",
      sentence:
        "A delivery was tried, but your parcel could not be handed over. {reason} It is with {carrier} again; the tracking page shows what happens next.",
      button: "See what happens next",
      sms: "sorry we missed you! {What} could not be handed over. See what happens next.",
    },
    exception: {
      label: "Held up",
      subject: "{What} is held up",
      heading: "Your parcel is held up",
      sentence:
        "There is a problem on the way, says {carrier}. {reason} We are sorry. The tracking page shows what we know, and we are here if you need us.",
      button: "See what we know",
      sms: "we are sorry, {what} is held up on its way. See what we know.",
    },
    returning: {
      label: "Coming back to us",
      subject: "{What} is coming back to us",
      heading: "Your parcel is coming back to us",
      sentence:
        "It could not be delivered, so {carrier} is sending it back. {reason} Please get in touch and we will put it right.",
      button: "See the details",
      sms: "{what} could not be delivered and is coming back to us.",
    },
    returned: {
      label: "Back with us",
      subject: "{What} is back with us",
      heading: "Your parcel is back with us",
      sentence: "It could not be delivered and has come back. Please get in touch and we will put it right.",
      button: "See the details",
      sms: "{what} could not be delivered and is back with us.",
    },
  },
  whole: "your order {order}",
  part: "parcel {place} of {all} of your order {order}",
  parcelOf: "Parcel {place} of {all}",
  reasons: reasonWords,
  greeting: "Hello {name},",
  theCarrier: "the carrier",
  steps: ["Confirmed", "Shipped", "Out for delivery", "Delivered"],
  readyStep: "Ready to collect",
  stepDone: "done",
  stepNow: "now",
  expected: "Expected delivery",
  expectedNew: "Now expected",
  deliveredOn: "Delivered on",
  inParcel: "In this parcel",
  inOrder: "In your order",
  quantity: "Quantity {count}",
  more: "and {count} more",
  carrierAndNumber: "{carrier}, tracking number {number}",
  missing: "Cannot find it? It may be with a neighbor or in a safe place. If not, tell us.",
  help: "Any questions? Write to us at {address}.",
  helpWithoutAddress: "Any questions? You can reach {shop} through the shop's website.",
  why: "You get this e-mail because you ordered from {shop}.",
  unsubscribe: "Stop order updates",
  smsStop: "Reply STOP to opt out.",
};

const CATALOG: Record<string, MessageWords> = { en };

/** @param locale BCP 47, as Shopify names it ("pt-BR"); what we have no words for gets English */
export function wordsFor(locale: string | null | undefined): { locale: string; words: MessageWords } {
  const candidates = [locale ?? "", (locale ?? "").split("-")[0] ?? ""];
  const found = candidates.find((candidate) => Object.hasOwn(CATALOG, candidate)) ?? "en";
  return { locale: found, words: CATALOG[found] ?? en };
}

/** Puts values in the place of `{name}`; a value is never read for further placeholders. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** One parcel among the others of its order. */
export interface ParcelPlace {
  place: number;
  all: number;
}

/** What a message is about, inside a sentence and at the beginning of one. */
export function whatItIsAbout(words: MessageWords, order: string, parcel: ParcelPlace | null) {
  const what = parcel ? fill(words.part, { order, ...parcel }) : fill(words.whole, { order });
  return { what, What: what.charAt(0).toUpperCase() + what.slice(1) };
}
