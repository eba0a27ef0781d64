import { type Channel, CHANNELS, type MessageKind } from "#app/tracking/message-kind.ts";

import { messageKey } from "./message-key.ts";
import { dueAt, expiryOf } from "./message-time.ts";
import type { ReasonCode } from "#app/notifications/reason.ts";
import { isRuleOn, type Rule } from "./rule.ts";
import { cycleOf, kindOfStatus, type ParcelNow, type ShipmentKind, whyUntrue } from "./truth.ts";

/** Something that may be worth telling. */
export interface News {
  kind: MessageKind;
  cycle: number;
  occurredAt: Date;
  /** Known to be untrue already when it is planned. */
  untrue: ReasonCode | null;
}

export interface PlanFacts {
  shop: string;
  orderId: string;
  shipmentId: string | null;
  /** Hash of the shopper's address per channel; null when the order has none. */
  recipients: Record<Channel, Uint8Array<ArrayBuffer> | null>;
  rules: readonly Rule[];
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
  recipientHash: Uint8Array<ArrayBuffer>;
  state: "pending" | "skipped" | "superseded" | "expired";
  reason: ReasonCode | null;
  occurredAt: Date;
  runAt: Date;
  expiresAt: Date;
}

export interface ParcelFacts extends ParcelNow {
  number: string;
  statusAt: Date;
  /** When we first saw this carrier and number. */
  seenAt: Date;
  /** When the merchant sent the goods, and when Shopify last changed that record. */
  fulfilledAt: Date;
  fulfillmentChangedAt: Date;
}

/** What a parcel's present state is worth telling, oldest first. */
export function newsOfParcel(parcel: ParcelFacts, notifyFrom: Date | null): News[] {
  if (parcel.removed || parcel.status === "cancelled") return [];
  const news: News[] = [];
  if (parcel.number !== "") news.push(newsOf("shipped", shippedAt(parcel, notifyFrom), parcel));
  const kind = kindOfStatus(parcel.status);
  if (kind) news.push(newsOf(kind, parcel.statusAt, parcel));
  return news;
}

function newsOf(kind: ShipmentKind, occurredAt: Date, parcel: ParcelFacts): News {
  const cycle = cycleOf(kind, parcel.cycle);
  return { kind, cycle, occurredAt, untrue: whyUntrue({ kind, cycle }, parcel) };
}

/**
 * "Shipped" happens when the number becomes known, which may be days after the fulfillment was made; but a
 * fulfillment from before the switch-on stays old news however late its number came.
 */
function shippedAt(parcel: ParcelFacts, notifyFrom: Date | null): Date {
  if (notifyFrom && parcel.fulfilledAt < notifyFrom) return parcel.fulfilledAt;
  const known = Math.min(parcel.seenAt.getTime(), parcel.fulfillmentChangedAt.getTime());
  return new Date(Math.max(known, parcel.fulfilledAt.getTime()));
}

/**
 * Turns news into one message per channel: those to be sent are `pending`, all others say why not. When one
 * channel has several to send, only the newest leaves: one moment, one message.
 * @param news oldest first
 */
export function planMessages(facts: PlanFacts, news: readonly News[]): PlannedMessage[] {
  return CHANNELS.flatMap((channel) => {
    const planned = news.map((piece) => planMessage(facts, piece, channel));
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
  const { kind, cycle, occurredAt } = news;
  const recipientHash = facts.recipients[channel] ?? new Uint8Array();
  return {
    key: messageKey({ shop, subjectId: shipmentId ?? orderId, kind, cycle, channel, recipientHash }),
    ...{ shop, orderId, shipmentId, kind, channel, cycle, recipientHash, occurredAt },
    runAt: dueAt(kind, now),
    expiresAt: expiryOf(kind, occurredAt),
    ...decide(facts, news, channel),
  };
}

function decide(facts: PlanFacts, news: News, channel: Channel): Pick<PlannedMessage, "state" | "reason"> {
  if (!facts.notifyFrom) return { state: "skipped", reason: "sending_off" };
  if (news.occurredAt < facts.notifyFrom) return { state: "skipped", reason: "before_switch_on" };
  if (!isRuleOn(facts.rules, news.kind, channel)) return { state: "skipped", reason: "rule_off" };
  if (!facts.recipients[channel]) return { state: "skipped", reason: "no_address" };
  if (news.untrue) return { state: "superseded", reason: news.untrue };
  if (expiryOf(news.kind, news.occurredAt) <= facts.now) return { state: "expired", reason: "too_late" };
  return { state: "pending", reason: null };
}

export interface WaitingMessage {
  id: string;
  kind: ShipmentKind;
  channel: Channel;
  cycle: number;
}

/**
 * Which of a parcel's waiting messages a new plan makes pointless, and why.
 * @param fresh what the plan has just added
 */
export function findSuperseded(
  waiting: readonly WaitingMessage[],
  fresh: readonly { kind: MessageKind; channel: Channel }[],
  parcel: ParcelNow,
): { id: string; reason: ReasonCode }[] {
  return waiting.flatMap((message) => {
    const newer = fresh.some((other) => other.channel === message.channel && other.kind !== message.kind);
    const reason = whyUntrue(message, parcel) ?? (newer ? "newer_news" : null);
    return reason ? [{ id: message.id, reason }] : [];
  });
}
