import type { DeliveryChoice, OrderNote } from "./delivery-choice.ts";
import type { OutboxKind } from "./message-kind.ts";
import type { Reason } from "./reason.ts";
import type { Status } from "./status.ts";

export interface Words {
  /** A few words for a badge, a heading, a line of the timeline. */
  title: string;
  /** One sentence for somebody who has never waited for a parcel. */
  sentence: string;
}

export const statusWords: Record<Status, Words> = {
  pending: { title: "Getting ready", sentence: "The shop is packing the parcel." },
  label_created: { title: "Ready to go", sentence: "The parcel is packed and waits for the carrier." },
  picked_up: { title: "Picked up", sentence: "The carrier has the parcel." },
  in_transit: { title: "On its way", sentence: "The parcel is moving." },
  out_for_delivery: { title: "Out for delivery", sentence: "The parcel is on the van and comes today." },
  ready_for_pickup: { title: "Ready to collect", sentence: "The parcel waits at a counter or in a locker." },
  delivered: { title: "Delivered", sentence: "The parcel has arrived." },
  delayed: { title: "Delayed", sentence: "The parcel comes later than planned." },
  delivery_attempted: { title: "Delivery tried", sentence: "The carrier came, but could not hand the parcel over." },
  exception: { title: "Held up", sentence: "Something is in the way, and the parcel does not move." },
  returning: { title: "Going back", sentence: "The parcel is on its way back to the shop." },
  returned: { title: "Back at the shop", sentence: "The parcel came back to the shop." },
  cancelled: { title: "Cancelled", sentence: "The parcel will not be sent." },
  expired: { title: "No news", sentence: "Nobody has told us anything about the parcel for a long time." },
};

/** The messages, as the merchant's list of switches and the log name them. */
export const kindWords: Record<OutboxKind, Words> = {
  order_confirmed: { title: "Order confirmed", sentence: "We have the order." },
  shipped: { title: "Shipped", sentence: "The order was packed and handed to the carrier." },
  in_transit: { title: "On its way", sentence: "The parcel is moving." },
  out_for_delivery: { title: "Out for delivery", sentence: "The parcel comes today." },
  ready_for_pickup: { title: "Ready to collect", sentence: "The parcel can be collected." },
  delivered: { title: "Delivered", sentence: "The parcel has arrived." },
  delayed: {
    title: "Delayed",
    sentence: "It comes later than was told, or nothing is heard of it for too long.",
  },
  delivery_attempted: { title: "Delivery tried", sentence: "The carrier could not hand the parcel over." },
  exception: { title: "Held up", sentence: "Something is in the parcel's way." },
  returning: { title: "Going back", sentence: "The parcel is on its way back to the shop." },
  returned: { title: "Back at the shop", sentence: "The parcel came back to the shop." },
  delivery_code: { title: "Code for a delivery choice", sentence: "Six digits that prove whose order it is." },
  delivery_choice: { title: "Delivery choice confirmed", sentence: "What the shopper has asked for." },
};

/** What made it news that a parcel is late, where the carrier has not said so: by the first word of `Message.cause`. */
const overdueWords: Record<string, Words> = {
  late: { title: "Late", sentence: "The last day that was told has passed." },
  silent: {
    title: "No news for long",
    sentence: "Nothing is heard of the parcel for longer than is usual on its way.",
  },
};

/** What a message is about, in words. @param cause as stored: "silent|2026-11-14|0" */
export function messageWords({ kind, cause }: { kind: OutboxKind; cause?: string | null }): Words {
  return overdueWords[cause?.split("|")[0] ?? ""] ?? kindWords[kind];
}

/** What the shopper has asked for, as the merchant reads it. */
export const choiceWords: Record<DeliveryChoice, Words> = {
  new_day: { title: "Deliver on another day", sentence: "Ask the carrier to come again on that day." },
  address: { title: "Use a better address", sentence: "Give the carrier what the shopper wrote." },
  neighbor: { title: "Leave it with a neighbor or in a safe place", sentence: "Tell the carrier where." },
  pickup_point: { title: "Take it to a pickup point", sentence: "Ask the carrier to hold it there." },
  pay_now: { title: "Pay before the next try", sentence: "The shopper wants to pay you now instead of at the door." },
  cancel: { title: "Cancel the order", sentence: "Nothing is cancelled yet: do it in Shopify if you agree." },
};

/** Where the choice stands in Shopify. */
export const orderNoteWords: Record<OrderNote, string> = {
  written: "Also written on the order in Shopify.",
  no_permission: "Not written on the order in Shopify: the app may not change orders.",
  refused: "Not written on the order in Shopify: Shopify did not take it.",
};

export const reasonWords: Record<Reason, string> = {
  recipient_not_home: "Nobody was home.",
  recipient_refused: "The parcel was not accepted at the door.",
  recipient_address_wrong: "The address is not complete or not right.",
  carrier_lost: "The carrier says that the parcel is lost.",
  carrier_damaged: "The carrier says that the parcel is damaged.",
  customs_duties_unpaid: "Customs waits for its fees to be paid.",
  weather_delay: "Bad weather is in the way.",
};

/** The words for a stored reason; null for one we have no words for. */
export function wordsOfReason(reason: string | null): string | null {
  return reason !== null && reason in reasonWords ? reasonWords[reason as Reason] : null;
}
