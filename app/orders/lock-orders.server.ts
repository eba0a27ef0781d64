import type { Db } from "#app/db.server.ts";

/**
 * Keeps planners and recorders away from orders until the transaction ends; in one order, so that two who want the same
 * wait for each other.
 */
export async function lockOrders(tx: Db, shop: string, orderIds: string[]): Promise<void> {
  await tx.$queryRaw`
    select 1 from "Order" where shop = ${shop} and id = any(${orderIds}::uuid[]) order by id for no key update`;
}
