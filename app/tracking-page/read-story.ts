import { carrierLink } from "#app/carriers/carrier-link.ts";
import { readCare } from "#app/catalog/care.ts";
import { movedOf, orderWindowOf, windowOf } from "#app/estimates/stored-estimate.ts";
import { type EventStatus, isStatus } from "#app/tracking/status.ts";
import { timelineOf } from "#app/tracking/timeline.ts";

import type { EstimateRow, LineRow, OrderRows, ShipmentRow } from "./read-order.server.ts";
import type { StoryEstimate, StoryEvent, StoryLine, StoryParcel, StoryWindow } from "./story.ts";

/** An order line with the product's picture and page, as long as the product can still be visited. */
export function readLine(line: LineRow): StoryLine {
  const { id, title, variantTitle, quantity, currentQuantity, requiresShipping } = line;
  const product = line.product?.deletedAt === null ? line.product : null;
  const onSale = product?.status === "active" && product.publishedAt !== null;
  return {
    ...{ id, title, variantTitle, quantity, currentQuantity, requiresShipping },
    handle: onSale ? product.handle : null,
    imageUrl: product?.imageUrl ?? null,
    imageAlt: product?.imageAlt ?? null,
    care: readCare(product?.care ?? null),
  };
}

/** A parcel with its own events and those its fulfillment shares with all its parcels. */
export function readParcel(shipment: ShipmentRow, { contents, events }: OrderRows): StoryParcel {
  const { id, fulfillmentId, carrier, number, status, milestone, reason, statusAt, deliveredAt } = shipment;
  const own = events.filter((event) => event.fulfillmentId === fulfillmentId && (event.shipmentId ?? id) === id);
  const inside = contents.filter((content) => content.shipmentId === id);
  return {
    ...{ id, fulfillmentId, carrier, number, status, milestone, reason, statusAt, deliveredAt },
    url: shipment.url ?? carrierLink(carrier, number),
    lines: inside.map(({ orderLineId, quantity }) => ({ lineId: orderLineId, quantity })),
    events: timelineOf(own.map((event) => ({ ...event, status: readStatus(event.status) }))).map(readEvent),
    estimate: shipment.estimate && readEstimate(shipment.estimate),
    silence: shipment.silence,
  };
}

function readEstimate(estimate: EstimateRow): StoryEstimate {
  return {
    ...windowOf(estimate),
    version: estimate.version,
    computedAt: estimate.computedAt,
    moved: movedOf(estimate),
  };
}

/** When an order in no parcel should come; once it is in one, that parcel's own window counts. */
export function readWindow({ estimate, shipments }: OrderRows): StoryWindow | null {
  const isSent = shipments.some(({ status }) => status !== "cancelled");
  if (!estimate || isSent) return null;
  const { version, computedAt } = estimate;
  return { ...orderWindowOf(estimate), version, computedAt, moved: movedOf(estimate) };
}

function readEvent({ status, message, happenedAt, city, region, country }: StoryEvent): StoryEvent {
  return { status, message, happenedAt, city, region, country };
}

function readStatus(word: string): EventStatus {
  return isStatus(word) ? word : "unknown";
}
