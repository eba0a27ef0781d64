/** What a provider said to a call, or what became known of an address: one plain sentence for the merchant each. */
export const PROVIDER_REASONS = {
  // what the provider said to the call
  provider_refused: "The provider refused the message for good.",
  provider_busy: "The provider is busy; we try again.",
  provider_unavailable: "The provider is not available; we try again.",
  not_reached: "The provider could not be reached; we try again.",
  credentials_refused: "The provider does not accept our credentials; we try again once they are mended.",
  sender_not_allowed: "The provider does not let the sender write; messages wait until it does.",
  destination_not_allowed: "The account may not send to this country; we try again.",
  broke_off: "The call to the provider broke off: the message may or may not have been sent.",
  compose_failed: "The message could not be put together; we try again.",
  // why there was no call; asked when a text is planned as well
  dlt_missing: "Not sent: texts to India need your DLT entity id and this message's template id in the sending rules.",
  // what became known about the address
  opted_out: "The shopper has opted out by replying STOP.",
  unsubscribed: "The shopper has unsubscribed.",
  complained: "The shopper has reported the message as spam.",
  bounced: "The address does not exist or does not take mail.",
  blocked: "The shopper's provider turned the message away this time.",
  dropped: "The provider dropped the message: it knows the address as bad.",
  dropped_by_account:
    "The provider took the message and dropped it, for a reason of the account, such as the quota of its plan.",
  unreachable: "The number does not exist or cannot get texts.",
  out_of_reach: "The phone was switched off or out of reach.",
  filtered: "The shopper's phone network filtered the message.",
  undelivered: "The message could not be delivered.",
} as const;

export type ProviderReason = keyof typeof PROVIDER_REASONS;
