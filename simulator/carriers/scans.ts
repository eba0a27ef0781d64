import type { EventStatus } from "../shopify/order.ts";
import type { Step } from "./stories.ts";

type Scan = { label: string; message: string; place: Step["place"] };

/** Every status a carrier can push by hand, with the words it uses. */
export const SCANS: Record<EventStatus, Scan> = {
  label_purchased: { label: "Label purchased", message: "Shipping label purchased", place: "origin" },
  label_printed: {
    label: "Label printed",
    message: "Shipping label created, the carrier awaits the parcel",
    place: "origin",
  },
  confirmed: { label: "Confirmed", message: "The carrier has received the order", place: "origin" },
  carrier_picked_up: { label: "Picked up", message: "Parcel picked up", place: "origin" },
  in_transit: { label: "In transit", message: "Arrived at the sorting center", place: "hub" },
  out_for_delivery: { label: "Out for delivery", message: "Out for delivery", place: "destination" },
  ready_for_pickup: { label: "Ready for pickup", message: "Ready for pickup, open until 20:00", place: "destination" },
  attempted_delivery: { label: "Delivery attempted", message: "Delivery attempted: nobody home", place: "destination" },
  delayed: { label: "Delayed", message: "Delayed due to severe weather", place: "hub" },
  failure: { label: "Failure", message: "The parcel was damaged in transit", place: "hub" },
  delivered: { label: "Delivered", message: "Delivered at the door", place: "destination" },
};

export const EVENT_STATUSES = Object.keys(SCANS) as EventStatus[];

export function isEventStatus(word: string): word is EventStatus {
  return Object.hasOwn(SCANS, word);
}

/** What usually comes next. Nothing follows delivery. */
const NEXT: Record<EventStatus, EventStatus | null> = {
  label_purchased: "carrier_picked_up",
  label_printed: "carrier_picked_up",
  confirmed: "carrier_picked_up",
  carrier_picked_up: "in_transit",
  in_transit: "out_for_delivery",
  out_for_delivery: "delivered",
  ready_for_pickup: "delivered",
  attempted_delivery: "out_for_delivery",
  delayed: "out_for_delivery",
  failure: "in_transit",
  delivered: null,
};

export function nextScan(last: EventStatus | null): EventStatus | null {
  return last ? NEXT[last] : "label_printed";
}
