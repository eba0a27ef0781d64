import { CHANNELS, type Channel } from "#app/tracking/message-kind.ts";
import { type Locale, LOCALES } from "#app/words/locale.ts";

import { type Slots, slotsSchema } from "./content/templates/template-slots.ts";
import { EMAIL_SLOTS, type Slot, SMS_SLOTS } from "#app/tracking/message-slot.ts";

/** The editor's form as text by field name: `email.de.subject`. */
export type TemplateDraft = Readonly<Record<string, string>>;

/** One channel and language of a message, with its words. */
export interface DraftedWords {
  channel: Channel;
  locale: Locale;
  slots: Slots;
}

interface SlotError {
  slot: Slot;
  line: number;
  message: string;
}

/** What is stored, as the form's text: every channel and language has its fields, empty where nothing is stored. */
export function draftOfTemplates(stored: readonly DraftedWords[]): TemplateDraft {
  const entries = CHANNELS.flatMap((channel) =>
    LOCALES.flatMap((locale) => {
      const own = stored.find((one) => one.channel === channel && one.locale === locale);
      return slotsOf(channel).map((slot) => [`${channel}.${locale}.${slot}`, own?.slots[slot] ?? ""] as const);
    }),
  );
  return Object.fromEntries(entries);
}

/** The words of a posted form, one entry for every channel and language that it holds; slots too long are refused. */
export function readTemplates(draft: TemplateDraft): DraftedWords[] {
  return CHANNELS.flatMap((channel) =>
    LOCALES.flatMap((locale) => {
      const prefix = `${channel}.${locale}.`;
      const own = Object.entries(draft).filter(([name]) => name.startsWith(prefix));
      if (own.length === 0) return [];
      const slots = slotsSchema.parse(Object.fromEntries(own.map(([name, text]) => [name.slice(prefix.length), text])));
      return [{ channel, locale, slots }];
    }),
  );
}

/** A few of what is wrong in each slot, a line each. */
export function tellSlotErrors(errors: readonly SlotError[]): Record<string, string> {
  const slots = [...new Set(errors.map(({ slot }) => slot))];
  return Object.fromEntries(slots.map((slot) => [slot, tellLines(errors.filter((one) => one.slot === slot))]));
}

const MOST_ERRORS = 5;

function tellLines(errors: readonly SlotError[]): string {
  return errors
    .slice(0, MOST_ERRORS)
    .map(({ line, message }) => `Line ${line}: ${message}`)
    .join("\n");
}

function slotsOf(channel: Channel): readonly Slot[] {
  return channel === "email" ? EMAIL_SLOTS : SMS_SLOTS;
}
