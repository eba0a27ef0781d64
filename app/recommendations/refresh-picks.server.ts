import { transaction } from "#app/db.server.ts";
import { holdInstalled } from "#app/shops/hold-installed.server.ts";
import { sql } from "#app/sql.server.ts";

import { makePicks } from "./make-picks.server.ts";
import { LAYOUT } from "./model/feature.ts";

/**
 * Makes the picks of an order anew: up to eight, none when nothing suits. Does nothing for an unknown order or a shop
 * that has left; what is stored stays while all that was learned is in a layout that this version cannot read.
 */
export async function refreshPicks(shop: string, orderId: string): Promise<void> {
  const now = new Date();
  if (await isBest(shop, orderId)) return;
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

/** Are there picks, of a model that knew more than we can read until the shop has been learned anew? */
async function isBest(shop: string, orderId: string): Promise<boolean> {
  const [row] = await sql.$queryRaw<{ kept: boolean }[]>`
    select exists (select from "RecommenderModel" where shop = ${shop} and layout <> ${LAYOUT})
       and exists (select from "Pick" where shop = ${shop} and "orderId" = ${orderId}::uuid) as kept`;
  return row?.kept ?? false;
}
