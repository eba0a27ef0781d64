/** Why a message was not sent, waits, or came to nothing: one plain sentence for the merchant each. */
export const REASONS = {
  // decided when the message was planned
  rule_off: "Not sent: you have switched this message off.",
  no_address: "Not sent: the order has no address for this channel.",
  before_switch_on: "Not sent: this happened before you switched messages on.",
  sending_off: "Not sent: messages are switched off for your shop.",
  newer_news: "Not sent: there was newer news to tell in the same moment.",
  // decided at the door, just before it would have left
  no_longer_true: "Not sent: the parcel had moved on before the message could leave.",
  order_cancelled: "Not sent: the order was cancelled.",
  shipment_removed: "Not sent: the tracking number was taken off the order.",
  shipment_cancelled: "Not sent: the shipment was cancelled.",
  too_late: "Not sent: it was too old to still be news.",
  suppressed: "Not sent: this address has opted out or cannot be reached.",
  app_removed: "Not sent: the app was removed from the shop.",
  redacted: "Not sent: the shopper's personal data was deleted.",
  // what the provider said to the call
  provider_refused: "The provider refused the message for good.",
  provider_busy: "The provider is busy; we try again.",
  provider_unavailable: "The provider is not available; we try again.",
  not_reached: "The provider could not be reached; we try again.",
  credentials_refused: "The provider does not accept our credentials; we try again once they are mended.",
  sender_not_allowed: "The provider does not let our number send to this destination.",
  broke_off: "The call to the provider broke off: the message may or may not have been sent.",
  compose_failed: "The message could not be put together; we try again.",
  attempts_used_up: "Not sent: every attempt failed.",
  // what became known about the address
  opted_out: "The shopper has opted out by replying STOP.",
  unsubscribed: "The shopper has unsubscribed.",
  complained: "The shopper has reported the message as spam.",
  bounced: "The address does not exist or does not take mail.",
  blocked: "The shopper's mail provider turned the message away this time.",
  dropped: "The provider dropped the message: it knows the address as bad.",
  unreachable: "The number does not exist or cannot get texts.",
  filtered: "The shopper's phone network filtered the message.",
  undelivered: "The message could not be delivered.",
} as const;

export type ReasonCode = keyof typeof REASONS;

/** The sentence for a stored code; a code of a newer version of the app is shown as it is. */
export function describeReason(code: string): string {
  return Object.hasOwn(REASONS, code) ? REASONS[code as ReasonCode] : code;
}
