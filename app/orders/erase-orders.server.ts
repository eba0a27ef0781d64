import type { Prisma } from "@prisma/client";

import type { Db } from "#app/db.server.ts";

/** Deletes orders and everything that hangs on them. Its tracking links stop working at once. */
export async function eraseOrders(tx: Db, where: Prisma.OrderWhereInput & { shop: string }): Promise<void> {
  const orders = await tx.order.findMany({ where, select: { id: true, shipments: { select: { id: true } } } });
  const orderIds = orders.map((order) => order.id);
  const shipmentIds = orders.flatMap((order) => order.shipments.map((shipment) => shipment.id));
  const { shop } = where;
  await tx.trackingLink.deleteMany({ where: { shop, orderId: { in: orderIds } } });
  await tx.pick.deleteMany({ where: { shop, orderId: { in: orderIds } } });
  await tx.estimate.deleteMany({ where: { shop, shipmentId: { in: shipmentIds } } });
  await tx.order.deleteMany({ where: { shop, id: { in: orderIds } } });
}
