import { transaction } from "#app/db.server.ts";
import { timesKey } from "#app/jobs/ask-to-learn.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

import type { DeliveryRules } from "./delivery-rules.ts";

/**
 * Stores the rules, and has the theme's blocks count by them. Dates named from now on use them, and how far off they are
 * is learned anew.
 */
export async function saveDeliveryRules(shop: string, deliveryRules: DeliveryRules): Promise<void> {
  await transaction(async (tx) => {
    await tx.shop.update({ where: { domain: shop }, data: { deliveryRules } });
    await enqueue(tx, "blocks.inform", { shop }, { key: `blocks.inform|${shop}` });
    await enqueue(tx, "estimates.learn", { shop }, { key: timesKey(shop) });
  });
}
