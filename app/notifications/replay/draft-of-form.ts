import { z } from "zod";

import { parseSendingForm } from "#app/notifications/sending-form.ts";
import type { SendingRules } from "#app/notifications/sending-rules.ts";
import { readTemplates } from "#app/notifications/template-form.ts";
import { CHANNELS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";

import { changesOf, type ReplayDraft } from "./replay-draft.ts";

const switches = z
  .array(z.object({ kind: z.enum(MESSAGE_KINDS), channel: z.enum(CHANNELS), enabled: z.boolean() }))
  .max(100);
const fields = z.record(z.string().max(100), z.string().max(10_000));

/** JSON in a field of a form; what is none is refused like any other value that does not fit. */
function json<T extends z.ZodType>(schema: T) {
  return z
    .string()
    .max(500_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "must be JSON" });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/** What may be tried, as the pages post it: what is saved, or what stands in one of their forms. */
export const tryFormSchema = z.discriminatedUnion("about", [
  z.object({ about: z.literal("saved") }),
  z.object({ about: z.literal("switches"), draft: json(switches) }),
  z.object({ about: z.literal("rules"), draft: json(fields) }),
  z.object({ about: z.literal("words"), kind: z.enum(MESSAGE_KINDS), draft: json(fields) }),
]);

export type TryForm = z.infer<typeof tryFormSchema>;

/**
 * The draft that a form holds.
 * @param stored the sending rules as they are saved, and the shop's currency
 * @returns null when the form's values could not be saved either
 */
export function draftOfForm(form: TryForm, stored: { rules: SendingRules; currency: string }): ReplayDraft | null {
  switch (form.about) {
    case "saved":
      return {};
    case "switches":
      return { rules: form.draft };
    case "rules": {
      const parsed = parseSendingForm(form.draft, stored);
      if (!("rules" in parsed)) return null;
      const sending = changesOf(parsed.rules, stored.rules);
      return sending ? { sending } : {};
    }
    case "words":
      return { templates: readTemplates(form.draft).map((words) => ({ kind: form.kind, ...words })) };
  }
}
