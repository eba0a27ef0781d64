import { transaction } from "#app/db.server.ts";

import { eraseOrders } from "./erase-orders.server.ts";

/** Forgets an order that was deleted in Shopify, with its parcels, links and waiting messages. */
export async function deleteOrder(shop: string, orderGid: string): Promise<void> {
  await transaction((tx) => eraseOrders(tx, { shop, gid: orderGid }));
}
