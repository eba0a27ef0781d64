import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";
import { CHANNELS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";

/** "When this happens, tell the shopper by this channel." */
export interface Rule {
  kind: MessageKind;
  channel: Channel;
  enabled: boolean;
  /** When the merchant last switched it on: what happened before stays untold. Null or absent is always. */
  since?: Date | null;
}

/**
 * What a shop starts with. Every stage gets an e-mail, except `in_transit`: it tells nothing that "shipped"
 * did not. A text is worth its price only when the shopper has to act or should be at home.
 */
const DEFAULTS: Record<MessageKind, Record<Channel, boolean>> = {
  order_confirmed: { email: true, sms: false },
  shipped: { email: true, sms: false },
  in_transit: { email: false, sms: false },
  out_for_delivery: { email: true, sms: true },
  ready_for_pickup: { email: true, sms: true },
  delivered: { email: true, sms: true },
  delayed: { email: true, sms: true },
  delivery_attempted: { email: true, sms: true },
  exception: { email: true, sms: true },
  returning: { email: true, sms: false },
  returned: { email: true, sms: false },
};

export interface ChosenRule {
  kind: string;
  channel: string;
  enabled: boolean;
  updatedAt?: Date;
}

/** Every rule of a shop, in journey order: what it has chosen, and the defaults for the rest. */
export function completeRules(chosen: readonly ChosenRule[]): Rule[] {
  return MESSAGE_KINDS.flatMap((kind) =>
    CHANNELS.map((channel) => {
      const choice = chosen.find((rule) => rule.kind === kind && rule.channel === channel);
      const since = choice?.enabled && choice.updatedAt ? choice.updatedAt : null;
      return { kind, channel, enabled: choice?.enabled ?? DEFAULTS[kind][channel], since };
    }),
  );
}

export function isRuleOn(rules: readonly Rule[], kind: MessageKind, channel: Channel): boolean {
  return rules.some((rule) => rule.kind === kind && rule.channel === channel && rule.enabled);
}

/** When the rule was last switched on; null when it always was, or is off. */
export function ruleSince(rules: readonly Rule[], kind: MessageKind, channel: Channel): Date | null {
  return rules.find((rule) => rule.kind === kind && rule.channel === channel && rule.enabled)?.since ?? null;
}
