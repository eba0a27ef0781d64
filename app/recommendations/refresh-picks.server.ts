import { transaction } from "#app/db.server.ts";
import { holdInstalled } from "#app/shops/hold-installed.server.ts";

import { makePicks } from "./make-picks.server.ts";

/**
 * Makes the picks of an order anew: up to eight, none when nothing suits. Does nothing for an unknown order or a shop
 * that has left.
 */
export async function refreshPicks(shop: string, orderId: string): Promise<void> {
  const now = new Date();
  const made = await makePicks(shop, orderId, now);
  if (!made) return;
  await transaction(async (tx) => {
    if (!(await holdInstalled(tx, shop))) return;
    // Two refreshes of an order take turns.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`picks|${orderId}`}))`;
    await tx.pick.deleteMany({ where: { shop, orderId } });
    await tx.pick.createMany({
      data: made.picks.map((pick, position) => ({ shop, orderId, position, computedAt: now, ...pick })),
    });
  });
}
