import type { MessageKind } from "#app/tracking/message-kind.ts";

import { checkSlots } from "./content/templates/check-slots.ts";
import { saveTemplate } from "./content/templates/templates.server.ts";
import { type DraftedWords, tellSlotErrors } from "./template-form.ts";

/**
 * Stores the words of a message in all the channels and languages that were changed, or none of them.
 * @param savedBy the staff member's number at Shopify
 * @returns what is wrong, by field of the form (`email.de.subject`); `{}` when all was stored
 */
export async function saveDraftedWords(
  shop: string,
  kind: MessageKind,
  drafted: readonly DraftedWords[],
  savedBy: string | null,
): Promise<Record<string, string>> {
  const wrong = drafted.flatMap(({ channel, locale, slots }) =>
    Object.entries(tellSlotErrors(checkSlots(slots, { kind, channel }))).map(
      ([slot, told]) => [`${channel}.${locale}.${slot}`, told] as const,
    ),
  );
  if (wrong.length > 0) return Object.fromEntries(wrong);
  for (const { channel, locale, slots } of drafted) await saveTemplate(shop, { kind, channel, locale }, slots, savedBy);
  return {};
}
