import { transaction } from "#app/db.server.ts";

import { findEvidence } from "./find-evidence.server.ts";
import { findPurchase } from "./find-purchase.server.ts";
import { choosePicks } from "./pick.ts";
import { findWishes } from "./rules/find-wishes.server.ts";
import { scoreCandidates } from "./score-today.ts";

/** Makes the picks of an order anew: up to eight, none when nothing suits. Does nothing for an unknown order. */
export async function refreshPicks(shop: string, orderId: string): Promise<void> {
  const now = new Date();
  const purchase = await findPurchase(shop, orderId);
  if (!purchase) return;
  const scored = scoreCandidates(purchase.bought, await findEvidence(shop, purchase.bought, now));
  const { candidates, wishes } = await findWishes(shop, purchase, scored);
  const picks = choosePicks(purchase, candidates, wishes, now);
  await transaction(async (tx) => {
    // Two refreshes of an order take turns.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`picks|${orderId}`}))`;
    await tx.pick.deleteMany({ where: { shop, orderId } });
    await tx.pick.createMany({
      data: picks.map((pick, position) => ({ shop, orderId, position, computedAt: now, ...pick })),
    });
  });
}
