import { z } from "zod";

import { slotsSchema } from "#app/notifications/content/templates/template-slots.ts";
import { type SendingRules, sendingRulesSchema } from "#app/notifications/sending-rules.ts";
import { CHANNELS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { LOCALES } from "#app/words/locale.ts";

const kind = z.enum(MESSAGE_KINDS);
const channel = z.enum(CHANNELS);

const { shape } = sendingRulesSchema;

/**
 * Sending rules a merchant has changed: each as it is saved, without its default, so that what is missing is missing.
 * How they want to hear of trouble decides nothing about messages, and its addresses are nobody's business here.
 */
const sendingChangesSchema = z.object({
  shippedHoldMinutes: shape.shippedHoldMinutes.unwrap().optional(),
  smsHours: shape.smsHours.unwrap().optional(),
  emailHours: shape.emailHours.unwrap().optional(),
  spacingMinutes: shape.spacingMinutes.unwrap().optional(),
  smsPerDay: shape.smsPerDay.unwrap().optional(),
  burst: shape.burst.unwrap().optional(),
  picksInEmail: shape.picksInEmail.unwrap().optional(),
  elsewhere: shape.elsewhere.unwrap().optional(),
  dlt: shape.dlt.unwrap().optional(),
  addressKeptDays: shape.addressKeptDays.unwrap().optional(),
  segmentPriceMinor: shape.segmentPriceMinor.unwrap().optional(),
} satisfies Record<Exclude<keyof SendingRules, "alerts">, z.ZodType>);

export type SendingChanges = z.infer<typeof sendingChangesSchema>;

/** What of the rules differs from those that are saved; null when nothing does. */
export function changesOf(rules: SendingRules, saved: SendingRules): SendingChanges | null {
  const changed = Object.keys(sendingChangesSchema.shape).filter((name) => {
    const rule = name as keyof SendingRules;
    return JSON.stringify(rules[rule]) !== JSON.stringify(saved[rule]);
  });
  if (changed.length === 0) return null;
  return sendingChangesSchema.parse(
    Object.fromEntries(changed.map((name) => [name, rules[name as keyof SendingRules]])),
  );
}

/** The rules with these changes. */
export function overlay(rules: SendingRules, changes: SendingChanges): SendingRules {
  return sendingRulesSchema.parse({ ...rules, ...changes });
}

/** What a merchant has changed and not saved yet. What is missing is as it is saved. Stored in `Replay.draft`. */
export const replayDraftSchema = z.object({
  /** Switches, those that differ at least. */
  rules: z
    .array(z.object({ kind, channel, enabled: z.boolean() }))
    .max(100)
    .optional(),
  /** Sending rules that differ. */
  sending: sendingChangesSchema.optional(),
  /** Words of single messages. */
  templates: z
    .array(z.object({ kind, channel, locale: z.enum(LOCALES), slots: slotsSchema }))
    .max(300)
    .optional(),
});

export type ReplayDraft = z.infer<typeof replayDraftSchema>;
export type TemplateDraft = NonNullable<ReplayDraft["templates"]>[number];
