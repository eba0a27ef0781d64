import type { ReasonCode } from "#app/notifications/reason.ts";
import type { AllowedHours, SendingRules } from "#app/notifications/sending-rules.ts";
import { isAnswer } from "#app/tracking/message-kind.ts";

import { type GateFacts, type Refusal, refuse } from "./gate.ts";
import { allowedUntil, nextAllowed } from "./hours.ts";
import { hoursOf, isDayFull, spacedFrom } from "./limits.ts";

/** What becomes of a message that is due: it leaves, it never will, or it waits on. */
export type Verdict =
  { verdict: "send" } | ({ verdict: "refuse" } & Refusal) | { verdict: "putOff"; until: Date; reason: ReasonCode };

/**
 * Decides at the door, in the moment before the provider is called. First whether the message may leave at all, then
 * whether now: not at night, not too soon after the last one, not one text too many. What would have to wait until it
 * is no news any more is not sent, for the reason it would have waited for.
 * @param now by the database's clock, which is the one all workers share
 */
export function decideAtDoor(facts: GateFacts, rules: SendingRules, now: Date): Verdict {
  const refusal = refuse(facts, rules, now);
  if (refusal) return { verdict: "refuse", ...refusal };
  const { kind, channel, sentAt, zones, expiresAt } = facts;
  const hours = hoursOf(kind, channel, rules);
  const spaced = later(now, spacedFrom(kind, sentAt, rules));
  const until = hours ? nextAllowed(spaced, hours, zones) : spaced;
  if (until === null) return { verdict: "refuse", state: "expired", reason: "quiet_hours" };
  if (until <= now) {
    const isFull = !isAnswer(kind) && isDayFull(channel, sentAt, rules, { now, zones });
    return isFull ? { verdict: "refuse", state: "skipped", reason: "texts_used_up" } : { verdict: "send" };
  }
  const reason = until > spaced ? ("quiet_hours" as const) : ("spacing" as const);
  return until < expiresAt ? { verdict: "putOff", until, reason } : { verdict: "refuse", state: "expired", reason };
}

function later(now: Date, other: Date | null): Date {
  return other && other > now ? other : now;
}

/**
 * Decides for messages that are claimed together, in the order in which they would leave: each one that leaves counts
 * for those of its order behind it.
 */
export function decideInTurn<F extends GateFacts>(
  batch: readonly F[],
  rulesOf: (facts: F) => SendingRules,
  now: Date,
): { facts: F; verdict: Verdict }[] {
  const leaving: F[] = [];
  return batch.map((facts) => {
    const { orderId, channel } = facts;
    const ahead = leaving.filter((one) => one.orderId === orderId && one.channel === channel).map(() => now);
    const verdict = decideAtDoor({ ...facts, sentAt: [...facts.sentAt, ...ahead] }, rulesOf(facts), now);
    if (verdict.verdict === "send" && !isAnswer(facts.kind)) leaving.push(facts);
    return { facts, verdict };
  });
}

/** Longest a network may keep a text waiting, in seconds. Twilio's own default would be ten hours (error 30001). */
const VALIDITY_SECONDS = 3_600;

/**
 * How long a network may go on trying to deliver a text that leaves now: never past the time at which it is no news
 * any more, nor past the hours in which the shopper may be disturbed.
 * @param zones IANA zones in which the delivery address may lie
 * @returns whole seconds, at least 1
 */
export function validitySeconds(
  text: { expiresAt: Date; zones: readonly string[] },
  hours: AllowedHours,
  now: Date,
): number {
  const end = Math.min(text.expiresAt.getTime(), allowedUntil(now, hours, text.zones).getTime());
  const left = Math.floor((end - now.getTime()) / 1000);
  return Math.max(1, Math.min(VALIDITY_SECONDS, left));
}
