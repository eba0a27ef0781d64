import type { Step } from "../carriers/stories.ts";

/** What happens to an order besides its carrier's scans. */
export type Turn = "cancel" | "refund_one" | "take_back" | "redact";

export interface GalleryState {
  title: string;
  /** How long ago it was bought (`"3d 4h"`). */
  boughtAgo: string;
  /** None: not sent yet. */
  parcels: 0 | 1 | 2;
  /** Time runs from the purchase. */
  steps: readonly Step[];
  turn?: Turn;
}

const label: Step = {
  after: "3h",
  status: "label_printed",
  message: "Shipping label created, the carrier awaits the parcel",
  place: "origin",
  expectedIn: "3d",
};
const pickedUp: Step = { after: "6h", status: "carrier_picked_up", message: "Parcel picked up", place: "origin" };
const sorted: Step = { after: "9h", status: "in_transit", message: "Arrived at the sorting center", place: "hub" };
const atDepot: Step = {
  after: "14h",
  status: "in_transit",
  message: "Arrived at the delivery depot",
  place: "depot",
  expectedIn: "1d",
};
const onTheVan: Step = {
  after: "10h",
  status: "out_for_delivery",
  message: "Out for delivery",
  place: "destination",
  expectedIn: "6h",
};
const delivered: Step = { after: "4h", status: "delivered", message: "Delivered at the door", place: "destination" };
const attempted: Step = {
  after: "4h",
  status: "attempted_delivery",
  message: "Delivery attempted: nobody home",
  place: "destination",
};
const turnedAround: Step = {
  after: "20h",
  status: "failure",
  message: "Incomplete address: returning to sender",
  place: "depot",
};
const road = [label, pickedUp, sorted, atDepot];
const second = (step: Step, after = "1h"): Step => ({ ...step, after, parcel: 1 });

/** Every state in which a shopper can find an order, in the order of its life. */
export const GALLERY: readonly GalleryState[] = [
  { title: "Not sent yet", boughtAgo: "6h", parcels: 0, steps: [] },
  { title: "Sent, nothing heard", boughtAgo: "1d", parcels: 1, steps: [] },
  { title: "Label made", boughtAgo: "5h", parcels: 1, steps: [label] },
  { title: "Picked up", boughtAgo: "11h", parcels: 1, steps: [label, pickedUp] },
  { title: "On its way", boughtAgo: "1d 9h", parcels: 1, steps: road },
  { title: "On its way, no date", boughtAgo: "20h", parcels: 1, steps: [{ ...pickedUp, after: "4h" }, sorted] },
  { title: "Out for delivery", boughtAgo: "1d 19h", parcels: 1, steps: [...road, onTheVan] },
  {
    title: "Waiting at a counter",
    boughtAgo: "2d",
    parcels: 1,
    steps: [...road, { ...onTheVan, status: "ready_for_pickup", message: "Ready for pickup, open until 20:00" }],
  },
  { title: "Delivered", boughtAgo: "2d", parcels: 1, steps: [...road, onTheVan, delivered] },
  { title: "Late", boughtAgo: "6d", parcels: 1, steps: [label, pickedUp, sorted] },
  {
    title: "Delayed, with a new day",
    boughtAgo: "2d",
    parcels: 1,
    steps: [
      ...road,
      { after: "8h", status: "delayed", message: "Delayed due to severe weather", place: "hub", expectedIn: "3d" },
    ],
  },
  { title: "Nobody home", boughtAgo: "2d", parcels: 1, steps: [...road, onTheVan, attempted] },
  {
    title: "Damaged",
    boughtAgo: "2d",
    parcels: 1,
    steps: [
      ...road,
      {
        after: "6h",
        status: "failure",
        message: "The parcel was damaged in transit, contact the sender",
        place: "hub",
      },
    ],
  },
  {
    title: "On its way back",
    boughtAgo: "3d",
    parcels: 1,
    steps: [...road, onTheVan, attempted, turnedAround],
  },
  {
    title: "Back at the shop",
    boughtAgo: "5d",
    parcels: 1,
    steps: [
      ...road,
      onTheVan,
      attempted,
      turnedAround,
      { after: "1d 12h", status: "failure", message: "Returned to sender", place: "origin" },
    ],
  },
  { title: "Silent for ten weeks", boughtAgo: "72d", parcels: 1, steps: [pickedUp, sorted] },
  {
    title: "Two parcels, one arrived",
    boughtAgo: "2d 4h",
    parcels: 2,
    steps: [label, second(label), pickedUp, sorted, second(pickedUp), atDepot, second(sorted), onTheVan, delivered],
  },
  { title: "Partly refunded", boughtAgo: "1d 9h", parcels: 1, steps: road, turn: "refund_one" },
  { title: "Order cancelled", boughtAgo: "8h", parcels: 0, steps: [], turn: "cancel" },
  { title: "Parcel taken back", boughtAgo: "9h", parcels: 1, steps: [label], turn: "take_back" },
  { title: "A year ago", boughtAgo: "370d", parcels: 1, steps: [...road, onTheVan, delivered] },
  { title: "Shopper forgotten", boughtAgo: "2d", parcels: 1, steps: [...road, onTheVan, delivered], turn: "redact" },
];
