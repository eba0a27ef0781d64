import { transaction } from "#app/db.server.ts";
import { refreshAllKey, timesKey } from "#app/jobs/ask-to-learn.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

import type { DeliveryRules } from "./delivery-rules.ts";

/** By then what is under way is told days by the new rules, whether learning has come to its end or not. */
const REFRESH_MS = 120_000;

/**
 * Stores the rules, and has the theme's blocks count by them. Dates named from now on use them, and how far off they are
 * is learned anew. What is under way is looked at after that, so that its days move once: at the latest in two minutes,
 * and once for all that is saved until then.
 */
export async function saveDeliveryRules(shop: string, deliveryRules: DeliveryRules): Promise<void> {
  await transaction(async (tx) => {
    await tx.shop.update({ where: { domain: shop }, data: { deliveryRules } });
    await enqueue(tx, "blocks.inform", { shop }, { key: `blocks.inform|${shop}` });
    await enqueue(tx, "estimates.learn", { shop }, { key: timesKey(shop) });
    const runAt = new Date(Date.now() + REFRESH_MS);
    await enqueue(tx, "estimates.refresh", { shop, all: true }, { key: refreshAllKey(shop), runAt, keepRunAt: true });
  });
}
