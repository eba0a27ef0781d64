import type { Channel, OutboxKind } from "#app/tracking/message-kind.ts";
import { isAnswer } from "#app/tracking/message-kind.ts";
import { isStatus, TROUBLE } from "#app/tracking/status.ts";
import type { AllowedHours, SendingRules } from "#app/notifications/sending-rules.ts";

import { startOfDay } from "./local-day.ts";

const MINUTE_MS = 60_000;

/** Told at once, however lately the shopper has heard of the order: the delivery, and trouble with it. */
function isTold(kind: OutboxKind): boolean {
  return isAnswer(kind) || kind === "delivered" || (isStatus(kind) && TROUBLE.has(kind));
}

/**
 * When a message of this kind keeps enough distance to the last one of its order and channel.
 * @param sentAt when the order's news left by this channel lately
 */
export function spacedFrom(kind: OutboxKind, sentAt: readonly Date[], { spacingMinutes }: SendingRules): Date | null {
  const [last] = sentAt.toSorted((a, b) => +b - +a);
  return last === undefined || isTold(kind) ? null : new Date(last.getTime() + spacingMinutes * MINUTE_MS);
}

/** Whether the order has had all the texts of this day, by the clocks at the delivery address. */
export function isDayFull(
  channel: Channel,
  sentAt: readonly Date[],
  { smsPerDay }: SendingRules,
  place: { now: Date; zones: readonly string[] },
): boolean {
  if (channel !== "sms") return false;
  const since = Math.min(...place.zones.map((zone) => startOfDay(place.now, zone).getTime()));
  return sentAt.filter((at) => at.getTime() >= since).length >= smsPerDay;
}

/** The hours in which a message may leave; null for any. Who asked for an answer is awake. */
export function hoursOf(kind: OutboxKind, channel: Channel, rules: SendingRules): AllowedHours | null {
  if (channel === "sms") return rules.smsHours;
  return isAnswer(kind) ? null : rules.emailHours;
}
