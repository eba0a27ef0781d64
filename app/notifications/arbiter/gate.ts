import { isAnswer, type OutboxKind } from "#app/tracking/message-kind.ts";
import type { Status } from "#app/tracking/status.ts";

import type { ReasonCode } from "#app/notifications/reason.ts";
import { type ShipmentKind, whyUntrue } from "./truth.ts";

/** Everything that may speak against sending a message now, read in the moment it would leave. */
export interface GateFacts {
  kind: OutboxKind;
  cycle: number;
  occurredAt: Date;
  /** By the database's clock. */
  expired: boolean;
  /** The address is still there to be opened. */
  hasRecipient: boolean;
  suppressed: boolean;
  /** Mail to the address comes back: suppressed for a reason that is nobody's wish. */
  unreachable: boolean;
  ruleOn: boolean;
  shop: { installed: boolean; notifyFrom: Date | null };
  order: { cancelled: boolean; redacted: boolean };
  /** Null when the message is about the order as a whole. */
  parcel: { status: Status; cycle: number; removed: boolean } | null;
}

export interface Refusal {
  state: "skipped" | "superseded" | "expired" | "suppressed";
  reason: ReasonCode;
}

/** The last word before the provider is called: null opens the gate. The gravest reason is named first. */
export function refuse(facts: GateFacts): Refusal | null {
  const { shop, order, parcel } = facts;
  if (!shop.installed) return { state: "suppressed", reason: "app_removed" };
  if (order.redacted || !facts.hasRecipient) return { state: "suppressed", reason: "redacted" };
  // Who asks for a code wants it, opted out of the news or not; nothing reaches a dead address.
  const isStopped = facts.kind === "delivery_code" ? facts.unreachable : facts.suppressed;
  if (isStopped) return { state: "suppressed", reason: "suppressed" };
  if (!shop.notifyFrom) return { state: "skipped", reason: "sending_off" };
  if (isAnswer(facts.kind)) return refuseAnswer(facts);
  if (facts.occurredAt < shop.notifyFrom) return { state: "skipped", reason: "before_switch_on" };
  if (!facts.ruleOn) return { state: "skipped", reason: "rule_off" };
  if (order.cancelled) return { state: "superseded", reason: "order_cancelled" };
  const untrue = parcel ? whyUntrue({ kind: facts.kind as ShipmentKind, cycle: facts.cycle }, parcel) : null;
  if (untrue) return { state: "superseded", reason: untrue };
  if (facts.expired) return { state: "expired", reason: "too_late" };
  return null;
}

/** An answer to the shopper is no news of a parcel: no rule, and no other event, makes it untrue. */
function refuseAnswer({ order, expired }: GateFacts): Refusal | null {
  if (order.cancelled) return { state: "superseded", reason: "order_cancelled" };
  return expired ? { state: "expired", reason: "too_late" } : null;
}
