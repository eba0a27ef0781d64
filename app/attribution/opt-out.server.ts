import { transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

import { assignSide } from "./assign-side.server.ts";

/**
 * Does what a shopper has answered the shop's own banner, for all their orders known here. Who says no leaves the
 * comparison, is counted no more, their clicks are forgotten, and what they bought before is not looked at for picks.
 * Saying the same again changes nothing.
 */
export async function recordPrivacyChoice(shop: string, orderId: string, isAllowed: boolean, now: Date): Promise<void> {
  const changed = await transaction(async (tx) => {
    const orders = await tx.$queryRaw<{ id: string }[]>`
      update "Order" own set "optedOutAt" = case when ${isAllowed} then null else ${now}::timestamptz end
        from "Order" seen
       where seen.shop = ${shop} and seen.id = ${orderId}::uuid and own.shop = seen.shop
         and (own.id = seen.id or own."customerGid" = seen."customerGid" or own."emailIndex" = seen."emailIndex")
         and (own."optedOutAt" is null) <> ${isAllowed}
       returning own.id`;
    if (orders.length === 0) return false;
    if (!isAllowed) {
      const theirs = { shop, orderId: { in: orders.map(({ id }) => id) } };
      await tx.pickTrial.deleteMany({ where: theirs });
      await tx.pickClick.deleteMany({ where: theirs });
    }
    await enqueue(tx, "picks.refresh", { shop, orderId }, { key: `picks.refresh|${orderId}` });
    return true;
  });
  if (changed && isAllowed) await assignSide(shop, orderId);
}
