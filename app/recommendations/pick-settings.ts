import { z } from "zod";

import { PICK_KINDS, type PickKind } from "./pick-kind.ts";

/** When picks may be shown at all. While something is wrong with an order there are none, whatever is set here. */
export const PICK_STAGES = ["before_shipping", "on_the_way", "delivered"] as const;
export type PickStage = (typeof PICK_STAGES)[number];

export const WINDOW_DAYS = { least: 1, most: 30 } as const;
export const HOLD_OUT_PERCENT = { least: 0, most: 50 } as const;

/**
 * How a shop's picks are shown and counted. Every value has a default, so `{}` is a full set.
 * Stored in `Shop.pickSettings`.
 */
export const pickSettingsSchema = z.object({
  /** Days after a click within which an order is counted as its doing. */
  windowDays: z.coerce.number().int().min(WINDOW_DAYS.least).max(WINDOW_DAYS.most).default(7),
  /**
   * So many shoppers in a hundred see no picks, so that there is something to compare with; 0 compares nothing. Nobody is
   * left without before the merchant has said so.
   */
  holdOutPercent: z.coerce.number().int().min(HOLD_OUT_PERCENT.least).max(HOLD_OUT_PERCENT.most).default(0),
  /**
   * Since when the share above holds, ISO 8601; missing where it has never been changed. Who was heard of before is no
   * part of the comparison.
   */
  comparedSince: z.iso.datetime().optional().catch(undefined),
  /** Kinds that a stage does not show. What is switched off is stored, so that a new kind is seen. */
  hiddenKinds: z.partialRecord(z.enum(PICK_STAGES), z.array(z.enum(PICK_KINDS))).default({}),
});

export type PickSettings = z.infer<typeof pickSettingsSchema>;

/** What is stored, with the defaults of everything the merchant never touched; the unreadable counts as untouched. */
export function parsePickSettings(stored: unknown): PickSettings {
  const parsed = pickSettingsSchema.safeParse(stored);
  return parsed.success ? parsed.data : pickSettingsSchema.parse({});
}

/** Those picks that the merchant wants to be seen at this stage. A stored kind may be one that this version does not know. */
export function shownAt<P extends { kind: string }>(
  picks: readonly P[],
  settings: PickSettings,
  stage: PickStage,
): P[] {
  const hidden: readonly string[] = settings.hiddenKinds[stage] ?? [];
  return picks.filter(({ kind }) => !hidden.includes(kind));
}

/** May a pick of this kind be shown to somebody whose order is so far? */
export function isShownAt({ hiddenKinds }: PickSettings, stage: PickStage, kind: PickKind): boolean {
  return !(hiddenKinds[stage] ?? []).includes(kind);
}
