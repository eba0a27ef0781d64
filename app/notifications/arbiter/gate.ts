import type { ReasonCode } from "#app/notifications/reason.ts";
import type { SendingRules } from "#app/notifications/sending-rules.ts";
import { whyElsewhere } from "#app/notifications/shopify-mail.ts";
import { type Channel, isAnswer, type OutboxKind } from "#app/tracking/message-kind.ts";

import type { Cause } from "./cause.ts";
import { type ParcelNow, type ShipmentKind, whyUntrue } from "./truth.ts";

/** A parcel the message tells of. */
export interface GateParcel extends ParcelNow {
  shipmentId: string;
  /** The failed attempts its news was about. */
  newsCycle: number;
  /** What made it news where no status did. */
  newsCause?: Cause | null;
}

/** Everything that may speak against sending a message now, read in the moment it would leave. */
export interface GateFacts {
  kind: OutboxKind;
  channel: Channel;
  /** What makes it news where no status does. */
  cause?: Cause | null;
  orderId: string;
  occurredAt: Date;
  expiresAt: Date;
  /** The address is still there to be opened. */
  hasRecipient: boolean;
  suppressed: boolean;
  /** The order was given another address since, or none. */
  addressChanged: boolean;
  /** Mail to the address comes back: suppressed for a reason that is nobody's wish. */
  unreachable: boolean;
  ruleOn: boolean;
  /** When the merchant last switched the rule on. */
  ruleSince?: Date | null;
  shop: { installed: boolean; notifyFrom: Date | null };
  order: {
    cancelled: boolean;
    redacted: boolean;
    /** Something of it is in a parcel. */
    isSent?: boolean;
  };
  /** Its own parcel first, then those merged into it; none when the message is about the order as a whole. */
  parcels: readonly GateParcel[];
  /** When other news of the order left by this channel, in the last 26 hours. */
  sentAt: readonly Date[];
  /** IANA zones in which the delivery address may lie, at least one. */
  zones: readonly string[];
}

export interface Refusal {
  state: "skipped" | "superseded" | "expired" | "suppressed";
  reason: ReasonCode;
}

/** Why a message must never leave any more, or null. The gravest reason is named first. */
export function refuse(facts: GateFacts, rules: SendingRules, now: Date): Refusal | null {
  const { shop, order } = facts;
  if (!shop.installed) return { state: "suppressed", reason: "app_removed" };
  if (order.redacted || !facts.hasRecipient) return { state: "suppressed", reason: "redacted" };
  // Who asks for a code wants it, opted out of the news or not; nothing reaches a dead address.
  const isStopped = facts.kind === "delivery_code" ? facts.unreachable : facts.suppressed;
  if (isStopped) return { state: "suppressed", reason: "suppressed" };
  if (facts.addressChanged) return { state: "superseded", reason: "address_changed" };
  if (!shop.notifyFrom) return { state: "skipped", reason: "sending_off" };
  if (isAnswer(facts.kind)) return refuseAnswer(facts, now);
  if (facts.occurredAt < shop.notifyFrom) return { state: "skipped", reason: "before_switch_on" };
  if (!facts.ruleOn) return { state: "skipped", reason: "rule_off" };
  if (facts.ruleSince && facts.occurredAt < facts.ruleSince) return { state: "skipped", reason: "before_switch_on" };
  const elsewhere = whyElsewhere(facts.kind, facts.channel, rules);
  if (elsewhere) return { state: "skipped", reason: elsewhere };
  if (order.cancelled) return { state: "superseded", reason: "order_cancelled" };
  const [own] = facts.parcels;
  if (own && tellableParcels(facts.kind, facts.parcels).length === 0) {
    return { state: "superseded", reason: whyParcelUntrue(facts.kind, own) ?? "no_longer_true" };
  }
  // That an order as a whole is late is said as long as none of it has left; then its parcels speak.
  if (!own && facts.cause && order.isSent) return { state: "superseded", reason: "no_longer_true" };
  if (facts.expiresAt <= now) return { state: "expired", reason: "too_late" };
  return null;
}

/** Those of a message's parcels for which it is still true: the ones its text lists. */
export function tellableParcels<P extends GateParcel>(kind: OutboxKind, parcels: readonly P[]): P[] {
  return parcels.filter((parcel) => whyParcelUntrue(kind, parcel) === null);
}

function whyParcelUntrue(kind: OutboxKind, parcel: GateParcel): ReasonCode | null {
  const { newsCycle: cycle, newsCause: cause = null } = parcel;
  return whyUntrue({ kind: kind as ShipmentKind, cycle, cause }, parcel);
}

/** An answer to the shopper is no news of a parcel: no rule, and no other event, makes it untrue. */
function refuseAnswer({ order, expiresAt }: GateFacts, now: Date): Refusal | null {
  if (order.cancelled) return { state: "superseded", reason: "order_cancelled" };
  return expiresAt <= now ? { state: "expired", reason: "too_late" } : null;
}
