import type { Channel, OutboxKind } from "#app/tracking/message-kind.ts";

/** How long a receipt may take to settle a call that broke off, in seconds; then it is for us to decide. */
export const GRACE_SECONDS = 600;

/** A text that broke off is looked for at the provider from then on, in seconds. */
export const LOOK_UP_AFTER_SECONDS = 120;

/**
 * Kinds whose silence costs the shopper more than reading them twice: the parcel waits, or goes back. Everything else
 * is sent at most once.
 */
const WORTH_TWICE: ReadonlySet<OutboxKind> = new Set(["delivery_attempted", "exception", "ready_for_pickup"]);

/** What becomes of a call that broke off and was not heard of again. @param resends how often it left again so far */
export function fateOfUnknown(kind: OutboxKind, channel: Channel, resends: number): "resend" | "leave" {
  return channel === "email" && resends === 0 && WORTH_TWICE.has(kind) ? "resend" : "leave";
}
