import type { Reason } from "#app/tracking/reason.ts";
import type { Status } from "#app/tracking/status.ts";

/** What a parcel's lead sentence may speak of. */
export interface LeadFacts {
  carrier: string;
  /** "Cologne, Germany", or "". */
  place: string;
  /** "on Tuesday 12 November": when it was at that place. */
  seen: string;
  /** Since when the status holds. */
  when: string;
}

/** The state of a parcel on the page: its status, or `late` when the day we named has passed. */
export type ParcelState = Status | "late";

/** One sentence a child understands, when there is no date to name. */
export const HEADLINES: Record<ParcelState, string> = {
  pending: "We are getting it ready",
  label_created: "Packed and ready to go",
  picked_up: "On its way",
  in_transit: "On its way",
  out_for_delivery: "Out for delivery",
  ready_for_pickup: "Ready for you to collect",
  delivered: "Delivered",
  delayed: "Running later than planned",
  delivery_attempted: "We could not hand it over",
  exception: "Your parcel is held up",
  returning: "On its way back to us",
  returned: "Back with us",
  cancelled: "This parcel was cancelled",
  expired: "No news for a long time",
  late: "Running later than planned",
};

/** What is going on, and what moves next. */
export const LEADS: Record<Status, (facts: LeadFacts) => string> = {
  pending: () => "We are packing your order. You will see it move here as soon as it leaves us.",
  label_created: ({ carrier }) => `It is packed. Next, ${carrier} picks it up.`,
  picked_up: ({ carrier, when }) => `${capital(carrier)} picked it up ${when}. Next, it travels to your area.`,
  in_transit: ({ carrier, place, seen }) =>
    place
      ? `Last seen in ${place} ${seen}. Next, it travels on towards you.`
      : `It is moving with ${carrier}. Next, it comes to your area.`,
  out_for_delivery: ({ carrier }) => `${capital(carrier)} has it on the van.`,
  ready_for_pickup: ({ place }) =>
    place ? `It is waiting for you in ${place}.` : "It is waiting for you at the counter.",
  delivered: ({ carrier }) => `${capital(carrier)} handed it over. Enjoy it!`,
  delayed: ({ carrier }) => `${capital(carrier)} needs longer than planned. It is still on its way to you.`,
  delivery_attempted: ({ carrier, when }) => `${capital(carrier)} tried ${when} and could not deliver.`,
  exception: ({ carrier, when }) => `${capital(carrier)} told us ${when} that something is in the way.`,
  returning: () => "It could not be delivered and is travelling back to our store.",
  returned: () => "It could not be delivered and came back to our store.",
  cancelled: () => "It will not be sent.",
  expired: ({ carrier, when }) => `The last thing ${carrier} told us was ${when}.`,
};

/** When the carrier says what is in the way, the page says it first. */
export const EXCEPTIONS: Partial<Record<Reason, { headline: string; lead: (facts: LeadFacts) => string }>> = {
  carrier_damaged: {
    headline: "Your parcel was damaged",
    lead: ({ carrier, when }) => `${capital(carrier)} told us ${when} that it was damaged on the way. We are sorry.`,
  },
  carrier_lost: {
    headline: "Your parcel is lost",
    lead: ({ carrier, when }) => `${capital(carrier)} told us ${when} that it cannot be found. We are sorry.`,
  },
  customs_duties_unpaid: {
    headline: "Customs is holding your parcel",
    lead: ({ carrier, when }) => `Customs waits for its fees to be paid, ${carrier} told us ${when}.`,
  },
  recipient_address_wrong: {
    headline: "The address needs another look",
    lead: ({ carrier, when }) => `${capital(carrier)} told us ${when} that the address is not complete or not right.`,
  },
  recipient_refused: {
    headline: "It was not accepted at the door",
    lead: ({ carrier, when }) => `${capital(carrier)} told us ${when} that the parcel was not accepted.`,
  },
};

export const STEP_LABELS = {
  confirmed: "Ordered",
  shipped: "Shipped",
  in_transit: "On its way",
  out_for_delivery: "Out for delivery",
  delivered: "Delivered",
} as const;

/** A packed parcel is not shipped, and one at a counter is not on the van. */
export const CURRENT_LABELS: Partial<Record<Status, string>> = {
  label_created: "Packed",
  ready_for_pickup: "Ready to collect",
};

export const BASIS = {
  carrier: (carrier: string) => `The day comes from ${carrier}.`,
  rule: () => "Worked out from our usual packing and delivery times.",
} as const;

/** One thing a shopper can do now; `to` says where the button leads. */
interface StepWords {
  text: string;
  to: "carrier" | "contact";
  label: string;
}

/** A van that comes again does not help where the address is wrong. */
export const ADDRESS_STEP: StepWords = {
  text: "Send us the right address, and we will sort it out with the carrier.",
  to: "contact",
  label: "Send the address",
};

export const NEXT_STEPS: Partial<Record<ParcelState, StepWords>> = {
  late: { text: "Write to us and we will find out where it is.", to: "contact", label: "Ask us about it" },
  delayed: {
    text: "There is nothing you need to do. If you need it by a certain day, tell us.",
    to: "contact",
    label: "Tell us",
  },
  delivery_attempted: {
    text: "The carrier usually tries again on the next working day. You can pick another day or place with them.",
    to: "carrier",
    label: "Choose a new delivery",
  },
  exception: { text: "Write to us and we will sort it out with the carrier.", to: "contact", label: "Ask us about it" },
  returning: {
    text: "Tell us if we should send it again or give your money back.",
    to: "contact",
    label: "Tell us what to do",
  },
  returned: {
    text: "Tell us if we should send it again or give your money back.",
    to: "contact",
    label: "Tell us what to do",
  },
  expired: { text: "If it never reached you, write to us.", to: "contact", label: "Ask us about it" },
  ready_for_pickup: {
    text: "The carrier's page shows the address and opening hours.",
    to: "carrier",
    label: "See where to collect it",
  },
};

export const WORDS = {
  carrier: "the carrier",
  arriving: (days: string) => `Arriving ${days}`,
  delivered: (day: string) => `Delivered ${day}`,
  delayedUntil: (days: string) => `Delayed, now expected ${days}`,
  broken: (day: string) => `We expected it ${day}, and it has not come. We are sorry.`,
  lastSeen: (place: string, when: string) => `It was last seen in ${place} ${when}.`,
  arrivedSoFar: (arrived: number, all: number) =>
    `${arrived} of ${all} parcels ${arrived === 1 ? "has" : "have"} arrived.`,
  allArrived: (all: number) => (all === 2 ? "Both parcels have arrived." : `All ${all} parcels have arrived.`),
  ordered: (day: string) => `Ordered on ${day}`,
  received: "We have your order",
  receivedLead: "We are getting it ready. You will see every step here.",
  orderCancelled: "This order was cancelled",
  orderCancelledLead: "Nothing more will be sent.",
  redacted: "There is nothing left to show",
  redactedLead: "The details of this order have been deleted to protect privacy.",
  unknownEvent: "News from the carrier",
  orderPlaced: "Order received",
  parcel: "Your parcel",
  ofParcel: (place: number, headline: string) =>
    `Parcel ${place}: ${headline.charAt(0).toLowerCase()}${headline.slice(1)}`,
  parcelOf: (place: number, all: number) => `Parcel ${place} of ${all}`,
  noScans: "No scan yet. That is usual in the first days.",
  shared: "The carrier did not say which of these is in which parcel.",
  returns: "Something not right with it?",
  returnsLabel: "Return or exchange",
  helpText: "Still have a question?",
  missing: "Cannot find it? Look by the door and ask your neighbors. If it is not there, tell us.",
  helpLabel: "Write to us",
  helpFallback: "Answer the e-mail that confirmed your order, and we will help.",
  waiting: "Still to be sent",
  bought: "What you bought",
  removed: "No longer part of this order",
  notSent: "What you had ordered",
  inParcel: "In this parcel",
  carrierName: "Carrier",
  seeAt: (carrier: string) => `See it at ${carrier}`,
  story: "What has happened so far",
  earlier: "Everything before",
  formTitle: "Where is my order?",
  formLead: "Your order number is in the e-mail that confirmed your order.",
  formOrder: "Order number",
  formContact: "E-mail or phone",
  formSubmit: "Find my order",
  formMessages: {
    miss: "We found no order with this number and contact. Please check both and try again.",
    throttled: "Too many tries. Please wait a few minutes, then try again.",
    expired: "This link is no longer valid. You can look up your order here.",
  },
  picks: "You may also like",
  picksBecause: {
    completes: (title: string) => `Goes well with ${title}`,
    similar: (title: string) => `Similar to ${title}`,
  },
} as const;

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
