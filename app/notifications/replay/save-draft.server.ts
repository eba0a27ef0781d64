import { db } from "#app/db.server.ts";
import { setRule } from "#app/notifications/arbiter/rules.server.ts";
import { saveTemplate } from "#app/notifications/content/templates/templates.server.ts";
import { saveSendingRules } from "#app/notifications/save-sending-rules.server.ts";
import { draftOfRules } from "#app/notifications/sending-form.ts";
import { requireShop } from "#app/shops/shop.server.ts";

import { replayDraftSchema } from "./replay-draft.ts";

/**
 * Makes the draft of a replay the shop's own rules and words, by the same verbs as their pages.
 * @returns false when there is nothing to save, or some of it was refused
 */
export async function saveDraft(shop: string, replayId: string, staff: string | null): Promise<boolean> {
  const replay = await db.replay.findFirst({ where: { shop, id: replayId }, select: { draft: true } });
  const draft = replayDraftSchema.safeParse(replay?.draft).data;
  if (!draft || Object.keys(draft).length === 0) return false;
  for (const { kind, channel, enabled } of draft.rules ?? []) await setRule(shop, kind, channel, enabled);
  const { currency } = await requireShop(shop);
  const errors = draft.sending
    ? await saveSendingRules(shop, { ...draftOfRules({ rules: draft.sending, currency }) })
    : {};
  const saved = [];
  for (const { slots, ...key } of draft.templates ?? []) saved.push(await saveTemplate(shop, key, slots, staff));
  return Object.keys(errors).length === 0 && saved.every((outcome) => outcome.saved);
}
