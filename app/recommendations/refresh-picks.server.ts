import { transaction } from "#app/db.server.ts";

import { findEvidence } from "./find-evidence.server.ts";
import { findPurchase } from "./find-purchase.server.ts";
import { pickFor } from "./pick.ts";

/** Makes the picks of an order anew: up to eight, none when nothing suits. Does nothing for an unknown order. */
export async function refreshPicks(shop: string, orderId: string): Promise<void> {
  const now = new Date();
  const purchase = await findPurchase(shop, orderId, now);
  if (!purchase) return;
  const picks = pickFor(purchase, await findEvidence(shop, purchase.bought, now));
  await transaction(async (tx) => {
    // Two refreshes of an order take turns.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`picks|${orderId}`}))`;
    await tx.pick.deleteMany({ where: { shop, orderId } });
    await tx.pick.createMany({
      data: picks.map((pick, position) => ({ shop, orderId, position, computedAt: now, ...pick })),
    });
  });
}
