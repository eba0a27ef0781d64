import { db } from "#app/db.server.ts";
import { findEstimates } from "#app/estimates/find-estimates.server.ts";
import { findSilence } from "#app/estimates/silence/find-unusual.server.ts";
import { listMessages } from "#app/notifications/list-messages.server.ts";
import { factOf } from "#app/shipments/event-fact.ts";
import { findShipment, type WholeShipment } from "#app/shipments/find-shipments.server.ts";
import { timelineOf } from "#app/tracking/timeline.ts";

import { previewRecipient } from "./preview-link.server.ts";
import { findToldOfParcel } from "./promises/find-promises.server.ts";

/** How the shopper's links of an order are used; the links themselves are never shown. */
export interface LinkFacts {
  made: number;
  /** Links that have been opened at least once. */
  opened: number;
  /** Links that still open the page. */
  working: number;
  lastSeenAt: Date | null;
}

/** Everything the merchant's page of one parcel shows, and nothing that identifies the shopper. */
export async function findShipmentPage(shop: string, id: string) {
  const shipment = await findShipment(shop, id);
  if (!shipment) return null;
  const { orderId } = shipment;
  const [messages, estimates, links, told, silence] = await Promise.all([
    listMessages(shop, { orderId }),
    findEstimates(shop, orderId),
    findLinkFacts(shop, orderId),
    findToldOfParcel(shop, { orderId, shipmentId: id, orderName: shipment.order.name }),
    findSilence(shop, id, new Date()),
  ]);
  const { status, milestone, reason, statusAt, carrier, number, url, deliveredAt } = shipment;
  return {
    id,
    ...{ status, milestone, reason, statusAt, carrier, number, url, deliveredAt },
    orderName: shipment.order.name,
    orderGid: shipment.order.gid,
    placedAt: shipment.order.placedAt,
    /** Country it left from, where that was told. */
    from: shipment.fulfillment.originCountry,
    country: shipment.order.shipCountry,
    estimate: estimates.find((estimate) => estimate.shipmentId === id) ?? null,
    lines: shipment.lines.map(({ quantity, orderLine: { title, variantTitle } }) => ({
      quantity,
      title,
      variantTitle,
    })),
    timeline: entriesOf(shipment),
    // An order-wide message concerns every parcel of it; another parcel's does not.
    messages: messages.filter((message) => message.shipmentId === null || message.shipmentId === id),
    links,
    told,
    silence,
  };
}

function entriesOf({ events }: WholeShipment) {
  const byId = new Map(events.map((event) => [event.id, event]));
  return timelineOf(events.map(factOf)).flatMap((fact) => {
    const event = byId.get(fact.id);
    if (!event) return [];
    const { message, rawStatus, clamped, source, reason } = event;
    const place = [event.city, event.region, event.country].filter(Boolean).join(", ");
    return [
      {
        id: event.id,
        status: fact.status,
        happenedAt: event.happenedAt,
        place,
        message,
        rawStatus,
        clamped,
        source,
        reason,
      },
    ];
  });
}

async function findLinkFacts(shop: string, orderId: string): Promise<LinkFacts> {
  const shoppers = { shop, orderId, NOT: { recipientHash: await previewRecipient(shop) } };
  const [{ _count, _max }, working] = await Promise.all([
    db.trackingLink.aggregate({
      where: shoppers,
      _count: { id: true, lastSeenAt: true },
      _max: { lastSeenAt: true },
    }),
    db.trackingLink.count({
      where: { ...shoppers, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] },
    }),
  ]);
  return { made: _count.id, opened: _count.lastSeenAt, working, lastSeenAt: _max.lastSeenAt };
}
