import { type Db, transaction } from "#app/db.server.ts";
import { setRule } from "#app/notifications/arbiter/rules.server.ts";
import { checkSlots } from "#app/notifications/content/templates/check-slots.ts";
import { saveTemplate } from "#app/notifications/content/templates/templates.server.ts";
import { changeSendingRules } from "#app/notifications/save-sending-rules.server.ts";

import { overlay, type ReplayDraft, replayDraftSchema } from "./replay-draft.ts";

/**
 * Makes what a replay's draft changes the shop's own, all of it or nothing; what was saved since the draft was made
 * and is not part of it stays.
 * @param staff the staff member's id in Shopify, if known
 * @returns false when the run is not done, there is nothing to save, or some of it was refused
 */
export function saveDraft(shop: string, replayId: string, staff: string | null, now = new Date()): Promise<boolean> {
  return transaction(async (tx) => {
    const replay = await tx.replay.findFirst({ where: { shop, id: replayId, state: "done" }, select: { draft: true } });
    const draft = replayDraftSchema.safeParse(replay?.draft).data;
    if (!draft || Object.keys(draft).length === 0) return false;
    const isWrong = (draft.templates ?? []).some(({ slots, ...key }) => checkSlots(slots, key).length > 0);
    if (isWrong) return false;
    await save(tx, shop, draft, { staff, now });
    return true;
  });
}

async function save(tx: Db, shop: string, draft: ReplayDraft, { staff, now }: { staff: string | null; now: Date }) {
  const { rules = [], sending, templates = [] } = draft;
  if (sending) await changeSendingRules(tx, shop, (stored) => overlay(stored, sending));
  for (const { kind, channel, enabled } of rules) await setRule(shop, kind, channel, enabled, now, tx);
  for (const { slots, ...key } of templates) await saveTemplate(shop, key, slots, staff, tx);
}
