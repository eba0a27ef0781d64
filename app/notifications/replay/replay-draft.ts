import { z } from "zod";

import { slotsSchema } from "#app/notifications/content/templates/template-slots.ts";
import { sendingRulesSchema } from "#app/notifications/sending-rules.ts";
import { CHANNELS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { LOCALES } from "#app/words/locale.ts";

const kind = z.enum(MESSAGE_KINDS);
const channel = z.enum(CHANNELS);

/** What a merchant has changed and not saved yet. What is missing is as it is saved. Stored in `Replay.draft`. */
export const replayDraftSchema = z.object({
  /** Switches, those that differ at least. */
  rules: z
    .array(z.object({ kind, channel, enabled: z.boolean() }))
    .max(100)
    .optional(),
  /** All of the sending rules. */
  sending: sendingRulesSchema.optional(),
  /** Words of single messages. */
  templates: z
    .array(z.object({ kind, channel, locale: z.enum(LOCALES), slots: slotsSchema }))
    .max(300)
    .optional(),
});

export type ReplayDraft = z.infer<typeof replayDraftSchema>;
export type TemplateDraft = NonNullable<ReplayDraft["templates"]>[number];
