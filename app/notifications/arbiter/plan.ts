import { findDltGap } from "#app/notifications/dlt.ts";
import type { ReasonCode } from "#app/notifications/reason.ts";
import type { SendingRules } from "#app/notifications/sending-rules.ts";
import { whyElsewhere } from "#app/notifications/shopify-mail.ts";
import { type Channel, CHANNELS, type MessageKind } from "#app/tracking/message-kind.ts";

import type { Cause } from "./cause.ts";
import { messageKey } from "./message-key.ts";
import { dueAt, expiryOf, type Priority, priorityOf } from "./message-time.ts";
import type { News } from "./news.ts";
import { isRuleOn, type Rule, ruleSince } from "./rule.ts";

export interface PlanFacts {
  shop: string;
  orderId: string;
  shipmentId: string | null;
  /** Hash of the shopper's address per channel; null when the order has none. */
  recipients: Record<Channel, Uint8Array<ArrayBuffer> | null>;
  /** Texts would go to a number in India. */
  dialsIndia: boolean;
  rules: readonly Rule[];
  sending: SendingRules;
  /** IANA zones in which the delivery address may lie. */
  zones: readonly string[];
  /** The order has no other parcel that could have the same news. */
  alone: boolean;
  /** `Shop.notifyFrom`: null means sending is switched off. */
  notifyFrom: Date | null;
  now: Date;
}

export interface PlannedMessage {
  key: string;
  shop: string;
  orderId: string;
  shipmentId: string | null;
  kind: MessageKind;
  channel: Channel;
  cycle: number;
  /** What makes it news where no status does. */
  cause: Cause | null;
  priority: Priority;
  recipientHash: Uint8Array<ArrayBuffer>;
  state: "pending" | "skipped" | "superseded" | "expired";
  reason: ReasonCode | null;
  /** The waiting message that tells of this parcel too. */
  mergedIntoId: string | null;
  occurredAt: Date;
  runAt: Date;
  expiresAt: Date;
}

/**
 * Turns news into one message per channel: those to be sent are `pending`, all others say why not. When one
 * channel has several to send, only the newest leaves: one moment, one message.
 * @param news oldest first
 */
export function planMessages(facts: PlanFacts, news: readonly News[]): PlannedMessage[] {
  return CHANNELS.flatMap((channel) => {
    const told = news.filter(({ channels = CHANNELS }) => channels.includes(channel));
    const planned = told.map((piece) => planMessage(facts, piece, channel));
    const newest = planned.findLast((message) => message.state === "pending");
    return planned.map((message) =>
      message.state === "pending" && message !== newest
        ? { ...message, state: "superseded" as const, reason: "newer_news" as const }
        : message,
    );
  });
}

function planMessage(facts: PlanFacts, news: News, channel: Channel): PlannedMessage {
  const { shop, orderId, shipmentId, now } = facts;
  const { kind, cycle, occurredAt, cause = null } = news;
  const recipientHash = facts.recipients[channel] ?? new Uint8Array();
  return {
    key: messageKey({ shop, subjectId: shipmentId ?? orderId, kind, cycle, channel, recipientHash, cause }),
    ...{ shop, orderId, shipmentId, kind, channel, cycle, cause, recipientHash, occurredAt },
    priority: priorityOf(kind),
    mergedIntoId: null,
    runAt: dueAt(kind, now, facts.alone, facts.sending),
    expiresAt: expiryOf(kind, occurredAt, facts.zones),
    ...decide(facts, news, channel),
  };
}

function decide(facts: PlanFacts, news: News, channel: Channel): Pick<PlannedMessage, "state" | "reason"> {
  if (!facts.notifyFrom) return { state: "skipped", reason: "sending_off" };
  if (news.occurredAt < facts.notifyFrom) return { state: "skipped", reason: "before_switch_on" };
  if (!isRuleOn(facts.rules, news.kind, channel)) return { state: "skipped", reason: "rule_off" };
  const since = ruleSince(facts.rules, news.kind, channel);
  if (since && news.occurredAt < since) return { state: "skipped", reason: "before_switch_on" };
  const elsewhere = whyElsewhere(news.kind, channel, facts.sending);
  if (elsewhere) return { state: "skipped", reason: elsewhere };
  if (!facts.recipients[channel]) return { state: "skipped", reason: "no_address" };
  const gap = channel === "sms" && facts.dialsIndia ? findDltGap(news.kind, facts.sending) : null;
  if (gap) return { state: "skipped", reason: gap };
  if (news.untrue) return { state: "superseded", reason: news.untrue };
  if (expiryOf(news.kind, news.occurredAt, facts.zones) <= facts.now) return { state: "expired", reason: "too_late" };
  return { state: "pending", reason: null };
}
