import { transaction } from "#app/db.server.ts";
import { enqueue } from "#app/jobs/enqueue.server.ts";

/**
 * Does what a shopper has answered the shop's own banner, for all their orders known here: who says no leaves the
 * comparison, is counted no more, their clicks are forgotten, and what they bought before is not looked at for picks.
 * Saying it again changes nothing. There is no way back by a yes: every device has its own banner, and the yes of one
 * (or of a friend who reads along) must not undo the no that was said on another.
 */
export async function recordOptOut(shop: string, orderId: string, now: Date): Promise<void> {
  await transaction(async (tx) => {
    const orders = await tx.$queryRaw<{ id: string }[]>`
      update "Order" own set "optedOutAt" = ${now}
        from "Order" seen
       where seen.shop = ${shop} and seen.id = ${orderId}::uuid and own.shop = seen.shop
         and (own.id = seen.id or own."customerGid" = seen."customerGid" or own."emailIndex" = seen."emailIndex")
         and own."optedOutAt" is null
       returning own.id`;
    if (orders.length === 0) return;
    const theirs = { shop, orderId: { in: orders.map(({ id }) => id) } };
    await tx.pickTrial.deleteMany({ where: theirs });
    await tx.pickClick.deleteMany({ where: theirs });
    // What they bought before shaped the picks of all of these; in one order, so that two such wishes take turns.
    for (const { id } of orders.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
      await enqueue(tx, "picks.refresh", { shop, orderId: id }, { key: `picks.refresh|${id}` });
    }
  });
}
