import { PROVIDER_REASONS } from "#app/providers/provider-reason.ts";

/** Why a message was not sent, waits, or came to nothing: one plain sentence for the merchant each. */
export const REASONS = {
  // decided when the message was planned
  rule_off: "Not sent: you have switched this message off.",
  no_address: "Not sent: the order has no address for this channel.",
  before_switch_on: "Not sent: this happened before you switched messages on.",
  sending_off: "Not sent: messages are switched off for your shop.",
  newer_news: "Not sent: there was newer news to tell in the same moment.",
  merged: "Not sent by itself: it goes out in one message with another parcel of the order.",
  shopify_tells: "Not sent: Shopify mails this itself, and you have not said yet what should happen to that e-mail.",
  other_tells: "Not sent: you have said that another tool tells of this.",
  // decided at the door, just before it would have left
  no_longer_true: "Not sent: the parcel had moved on before the message could leave.",
  order_cancelled: "Not sent: the order was cancelled.",
  address_changed: "Not sent: the order has another address by now.",
  shipment_removed: "Not sent: the tracking number was taken off the order.",
  shipment_cancelled: "Not sent: the shipment was cancelled.",
  too_late: "Not sent: it was too old to still be news.",
  suppressed: "Not sent: this address has opted out or cannot be reached.",
  discarded: "Not sent: you discarded it while messages were held for safety.",
  texts_used_up: "Not sent: this order has had all the texts it may get in one day.",
  app_removed: "Not sent: the app was removed from the shop.",
  redacted: "Not sent: the shopper's personal data was deleted.",
  // what it waits for, until the time beside it
  quiet_hours: "Waits: it is too early or too late in the day at the delivery address.",
  spacing: "Waits: the shopper has just had another message about this order.",
  // of the attempts to send it
  unconfirmed: "The call to the provider broke off and nothing more was heard: it may or may not have been sent.",
  attempts_used_up: "Not sent: every attempt failed.",
  ...PROVIDER_REASONS,
} as const;

export type ReasonCode = keyof typeof REASONS;

/** What a message waited for until it was no news any more. */
const WAITED_FOR: Partial<Record<ReasonCode, string>> = {
  quiet_hours: "Not sent: it would have been old news by the hours you allow at the delivery address.",
  spacing: "Not sent: it would have been old news by the time it kept its distance to the message before.",
  provider_busy: "Not sent: the provider was busy until it was no news any more.",
  provider_unavailable: "Not sent: the provider was not available until it was no news any more.",
  not_reached: "Not sent: the provider could not be reached until it was no news any more.",
  credentials_refused: "Not sent: the provider did not accept our credentials until it was no news any more.",
  destination_not_allowed: "Not sent: the account may not send to this country.",
  sender_not_allowed: "Not sent: the provider did not let the sender write until it was no news any more.",
  compose_failed: "Not sent: the message could not be put together until it was no news any more.",
};

/**
 * The sentence for a stored code; a code of a newer version of the app is shown as it is.
 * @param state of the message: what ended did not wait on
 */
export function describeReason(code: string, state = "pending"): string {
  if (!Object.hasOwn(REASONS, code)) return code;
  const reason = code as ReasonCode;
  return (state === "expired" ? WAITED_FOR[reason] : undefined) ?? REASONS[reason];
}
