import type { MessageKind } from "#app/tracking/message-kind.ts";

/** Why a merchant would want each message, or not. */
export const ruleExplanations: Record<MessageKind, string> = {
  order_confirmed: "Right after the order. Shopify confirms orders too: keep one of the two.",
  shipped: "With the first tracking number, and the link to your tracking page.",
  in_transit: "After the carrier’s first scan. Many shops leave it off: it says little more than “shipped”.",
  out_for_delivery: "In the morning of the day. As a text it helps shoppers to be at home.",
  ready_for_pickup: "When the parcel waits at a counter or locker, and the shopper has to act.",
  delivered: "When the carrier says so. Parcels left at the door are found sooner.",
  delayed: "When the carrier is late. Shoppers hear it from you before they have to ask.",
  delivery_attempted: "When nobody opened. Tells what happens next, and what to do.",
  exception: "When a parcel is held up, lost or damaged.",
  returning: "When an undeliverable parcel starts back to you.",
  returned: "When it has arrived at your place.",
};
