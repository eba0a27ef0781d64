import { transaction } from "#app/db.server.ts";

import type { PickSettings } from "./pick-settings.ts";
import { followRules } from "./rules/follow-rules.server.ts";

/** Stores how picks are shown and counted; those of recent orders are made anew, as other kinds may be wanted now. */
export function savePickSettings(shop: string, settings: PickSettings): Promise<void> {
  return transaction(async (tx) => {
    await tx.shop.update({ where: { domain: shop }, data: { pickSettings: settings } });
    await followRules(tx, shop);
  });
}
