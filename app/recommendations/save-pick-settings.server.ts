import { transaction } from "#app/db.server.ts";

import { parsePickSettings, type PickSettings } from "./pick-settings.ts";
import { followRules } from "./rules/follow-rules.server.ts";

/**
 * Stores how picks are shown and counted; those of recent orders are made anew, as other kinds may be wanted now. With
 * another share the comparison begins anew.
 */
export function savePickSettings(shop: string, settings: PickSettings): Promise<void> {
  return transaction(async (tx) => {
    const { pickSettings } = await tx.shop.findUniqueOrThrow({
      where: { domain: shop },
      select: { pickSettings: true },
    });
    const { holdOutPercent, comparedSince } = parsePickSettings(pickSettings);
    const since = holdOutPercent === settings.holdOutPercent ? comparedSince : new Date().toISOString();
    const stored = { ...settings, ...(since !== undefined && { comparedSince: since }) };
    await tx.shop.update({ where: { domain: shop }, data: { pickSettings: stored } });
    await followRules(tx, shop);
  });
}
