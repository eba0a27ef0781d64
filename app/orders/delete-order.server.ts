import { transaction } from "#app/db.server.ts";

import { lockOrders } from "./lock-orders.server.ts";

/**
 * Forgets an order that was deleted in Shopify, with all that hangs on it. Its links stop working at once;
 * its messages stay as a record without an address, and none that still waits is sent.
 */
export async function deleteOrder(shop: string, orderGid: string): Promise<void> {
  await transaction(async (tx) => {
    const where = { shop_gid: { shop, gid: orderGid } };
    const known = await tx.order.findUnique({ where, select: { id: true } });
    if (!known) return;
    await lockOrders(tx, shop, [known.id]);
    const order = await tx.order.findUnique({ where, select: { id: true, shipments: { select: { id: true } } } });
    if (!order) return;
    const itsOwn = { shop, orderId: order.id };
    await tx.trackingLink.deleteMany({ where: itsOwn });
    await tx.pick.deleteMany({ where: itsOwn });
    await tx.message.updateMany({ where: itsOwn, data: { recipientSealed: null } });
    const shipmentIds = order.shipments.map((shipment) => shipment.id);
    await tx.estimate.deleteMany({ where: { shop, shipmentId: { in: shipmentIds } } });
    await tx.orderEstimate.deleteMany({ where: itsOwn });
    await tx.forecast.deleteMany({ where: itsOwn });
    await tx.order.delete({ where });
  });
}
