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

/** Answers to what a shopper has just done on the page: by e-mail, and no rule switches them off. */
export const ANSWER_KINDS = ["delivery_code", "delivery_choice"] as const;

export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** Everything that may stand in the outbox. */
export type OutboxKind = MessageKind | AnswerKind;

export function isAnswer(kind: OutboxKind): kind is AnswerKind {
  return (ANSWER_KINDS as readonly string[]).includes(kind);
}

export const CHANNELS = ["email", "sms"] as const;
export type Channel = (typeof CHANNELS)[number];
