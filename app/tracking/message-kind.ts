/** The stages at which a shopper may be told something, in journey order. */
export const MESSAGE_KINDS = [
  "order_confirmed",
  "shipped",
  "in_transit",
  "out_for_delivery",
  "ready_for_pickup",
  "delivered",
  "delayed",
  "delivery_attempted",
  "exception",
  "returning",
  "returned",
] as const;

export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const CHANNELS = ["email", "sms"] as const;
export type Channel = (typeof CHANNELS)[number];
