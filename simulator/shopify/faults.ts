/** Misbehavior that can be switched on, to see what the app does about it. */
export interface Faults {
  /** So many of the next Admin API queries are answered THROTTLED. */
  throttleNext: number;
  /** So many of the next Admin API queries are answered with HTTP 503. */
  unavailableNext: number;
  /** Every webhook is delivered this many times (Shopify promises "at least once"). */
  copies: number;
  /** Webhooks are held back and delivered in groups of this size, last one first. 1 = in order. */
  reorder: number;
  /** Webhooks that were not taken are tried again each so many milliseconds until they are; null: as Shopify does. */
  retryEveryMs: number | null;
  /** The subscriptions are gone: nothing that happens is told to the app, ever. */
  silent: boolean;
  /** Names, addresses, e-mails and phones are null, as for an app without protected customer data approval. */
  redacted: boolean;
}

export function noFaults(): Faults {
  return {
    throttleNext: 0,
    unavailableNext: 0,
    copies: 1,
    reorder: 1,
    retryEveryMs: null,
    silent: false,
    redacted: false,
  };
}
