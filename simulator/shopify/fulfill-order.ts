import { carrierUrl } from "./carrier-url.ts";
import { type Stage, touchOrder } from "./emit-order.ts";
import type { EventStatus, Fulfillment, FulfillmentEvent, Order, Parcel } from "./order.ts";
import { fulfillmentState, openLines } from "./order-state.ts";
import { restFulfillment, restFulfillmentEvent } from "./rest-fulfillment.ts";
import { findFulfillment, findOrder, gid } from "./store.ts";

export interface NewParcel {
  company: string;
  number: string;
  /** Built from the carrier's name when left out, as Shopify does for carriers it knows. */
  url?: string;
  /** Which lines are inside. When no parcel says it, all open lines go in one fulfillment with several numbers. */
  lines?: { lineGid: string; quantity: number }[];
  /** Which of the shop's places packs it: its first one, when left out. */
  locationGid?: string;
}

/**
 * Sends parcels of an order: `fulfillments/create`, `orders/fulfilled` or `orders/partially_fulfilled`.
 * @throws Error when there is no such order.
 */
export function fulfillOrder(stage: Stage, orderGid: string, parcels: NewParcel[]): Fulfillment[] {
  const order = findOrder(stage.shop, orderGid);
  if (!order) throw new Error(`No order ${orderGid}`);
  const apart = parcels.some((parcel) => parcel.lines);
  const groups = apart ? parcels.map((parcel) => [parcel]) : [parcels];
  const sent = groups.map((group) => addFulfillment(stage, order, group));
  const topic = fulfillmentState(order) === "fulfilled" ? "orders/fulfilled" : "orders/partially_fulfilled";
  touchOrder(stage, order, [topic, "orders/updated"]);
  return sent;
}

function addFulfillment(stage: Stage, order: Order, parcels: NewParcel[]): Fulfillment {
  const id = stage.shop.nextId("Fulfillment");
  const now = stage.now();
  const fulfillment: Fulfillment = {
    id,
    gid: gid("Fulfillment", id),
    name: `${order.name}.${order.fulfillments.length + 1}`,
    status: "success",
    createdAt: now,
    updatedAt: now,
    locationGid: parcels[0]?.locationGid ?? stage.shop.locations[0]?.gid ?? gid("Location", "1"),
    trackingInfo: parcels.map(toParcel),
    lines: parcels[0]?.lines ?? openLines(order),
    events: [],
    estimatedDeliveryAt: null,
  };
  order.fulfillments.push(fulfillment);
  stage.emit("fulfillments/create", () => restFulfillment(stage.shop, order, fulfillment));
  return fulfillment;
}

function toParcel({ company, number, url }: NewParcel): Parcel {
  return { company, number, url: url ?? carrierUrl(company, number) };
}

export interface NewEvent {
  status: EventStatus;
  message?: string | undefined;
  /** Now, when left out. */
  happenedAt?: Date | undefined;
  city?: string | undefined;
  province?: string | undefined;
  country?: string | undefined;
  zip?: string | undefined;
  estimatedDeliveryAt?: Date | undefined;
}

/** The carrier says something: `fulfillment_events/create`, `fulfillments/update` and `orders/updated`. */
export function addFulfillmentEvent(stage: Stage, fulfillmentGid: string, said: NewEvent): FulfillmentEvent {
  const { order, fulfillment } = needFulfillment(stage, fulfillmentGid);
  const id = stage.shop.nextId("FulfillmentEvent");
  const now = stage.now();
  const event: FulfillmentEvent = {
    id,
    gid: gid("FulfillmentEvent", id),
    status: said.status,
    message: said.message ?? null,
    happenedAt: said.happenedAt ?? now,
    createdAt: now,
    city: said.city ?? null,
    province: said.province ?? null,
    country: said.country ?? null,
    zip: said.zip ?? null,
    estimatedDeliveryAt: said.estimatedDeliveryAt ?? null,
  };
  fulfillment.events.push(event);
  fulfillment.updatedAt = now;
  fulfillment.estimatedDeliveryAt = event.estimatedDeliveryAt ?? fulfillment.estimatedDeliveryAt;
  stage.emit("fulfillment_events/create", () => restFulfillmentEvent(stage.shop, order, fulfillment, event));
  stage.emit("fulfillments/update", () => restFulfillment(stage.shop, order, fulfillment));
  touchOrder(stage, order, ["orders/updated"]);
  return event;
}

/** The merchant corrects carrier or numbers: `fulfillments/update`. */
export function updateTracking(stage: Stage, fulfillmentGid: string, parcels: NewParcel[]): Fulfillment {
  const { order, fulfillment } = needFulfillment(stage, fulfillmentGid);
  fulfillment.trackingInfo = parcels.map(toParcel);
  fulfillment.updatedAt = stage.now();
  stage.emit("fulfillments/update", () => restFulfillment(stage.shop, order, fulfillment));
  touchOrder(stage, order, ["orders/updated"]);
  return fulfillment;
}

/** The merchant takes a fulfillment back before the carrier has it: `fulfillments/update` with status cancelled. */
export function cancelFulfillment(stage: Stage, fulfillmentGid: string): Fulfillment {
  const { order, fulfillment } = needFulfillment(stage, fulfillmentGid);
  fulfillment.status = "cancelled";
  fulfillment.updatedAt = stage.now();
  stage.emit("fulfillments/update", () => restFulfillment(stage.shop, order, fulfillment));
  touchOrder(stage, order, ["orders/updated"]);
  return fulfillment;
}

function needFulfillment(stage: Stage, fulfillmentGid: string) {
  const found = findFulfillment(stage.shop, fulfillmentGid);
  if (!found) throw new Error(`No fulfillment ${fulfillmentGid}`);
  return found;
}
