import { db } from "#app/db.server.ts";
import type { OutboxKind } from "#app/tracking/message-kind.ts";

interface About {
  id: string;
  orderId: string;
  shipmentId: string | null;
  kind: OutboxKind;
  occurredAt: Date;
}

/**
 * When we heard of what each message tells: the record of the carrier's event, of the parcel where the message is
 * about its number, of the order where it is about the order. Answers to shoppers are heard as they happen.
 */
export async function findHeard(shop: string, messages: readonly About[]): Promise<Map<string, Date>> {
  const shipmentIds = [...new Set(messages.flatMap(({ shipmentId }) => shipmentId ?? []))];
  const orderIds = [...new Set(messages.map(({ orderId }) => orderId))];
  const [orders, shipments] = await Promise.all([
    db.order.findMany({ where: { shop, id: { in: orderIds } }, select: { id: true, createdAt: true } }),
    db.shipment.findMany({
      where: { shop, id: { in: shipmentIds } },
      select: { id: true, createdAt: true, fulfillmentId: true },
    }),
  ]);
  const events = await db.trackingEvent.findMany({
    where: { shop, fulfillmentId: { in: shipments.map(({ fulfillmentId }) => fulfillmentId) } },
    orderBy: { recordedAt: "asc" },
    select: { fulfillmentId: true, shipmentId: true, status: true, happenedAt: true, recordedAt: true },
  });
  const heard = new Map<string, Date>();
  for (const message of messages) {
    const shipment = shipments.find(({ id }) => id === message.shipmentId);
    const event = events.find(
      (one) =>
        one.fulfillmentId === shipment?.fulfillmentId &&
        (one.shipmentId === null || one.shipmentId === shipment.id) &&
        one.status === message.kind &&
        one.happenedAt.getTime() === message.occurredAt.getTime(),
    );
    const order = orders.find(({ id }) => id === message.orderId);
    const at = event?.recordedAt ?? heardOtherwise(message.kind, shipment?.createdAt, order?.createdAt);
    if (at) heard.set(message.id, at);
  }
  return heard;
}

function heardOtherwise(kind: OutboxKind, parcelAt: Date | undefined, orderAt: Date | undefined): Date | undefined {
  if (kind === "shipped") return parcelAt;
  return kind === "order_confirmed" ? orderAt : undefined;
}
