import type { EventStatus } from "../shopify/order.ts";

/** One thing the carrier says. */
export type Step = {
  /** Simulated time since the step before: days, hours, minutes (`"1d 6h"`). */
  after: string;
  status: EventStatus;
  message: string;
  place: "origin" | "hub" | "depot" | "destination";
  /** Simulated time until the carrier expects to deliver. */
  expectedIn?: string;
  /** Which parcel, when there are several. The first is 0. */
  parcel?: number;
};

export type Story = {
  title: string;
  /** What there is to see. */
  about: string;
  parcels: number;
  /** The whole story lies this far back: it has already happened, except what never comes. */
  startedAgo?: string;
  steps: Step[];
};

const label: Step = {
  after: "2h",
  status: "label_printed",
  message: "Shipping label created, the carrier awaits the parcel",
  place: "origin",
  expectedIn: "3d",
};
const pickedUp: Step = { after: "5h", status: "carrier_picked_up", message: "Parcel picked up", place: "origin" };
const onTheWay: Step = { after: "8h", status: "in_transit", message: "Arrived at the sorting center", place: "hub" };
const atDepot: Step = { after: "16h", status: "in_transit", message: "Arrived at the delivery depot", place: "depot" };
const onTheVan: Step = {
  after: "10h",
  status: "out_for_delivery",
  message: "Out for delivery",
  place: "destination",
  expectedIn: "6h",
};
const delivered: Step = { after: "5h", status: "delivered", message: "Delivered at the door", place: "destination" };

/** How parcels travel, as data. */
export const STORIES = {
  smooth: {
    title: "Smooth",
    about: "Every message in its place, delivered on the day that was promised.",
    parcels: 1,
    steps: [label, pickedUp, onTheWay, atDepot, onTheVan, delivered],
  },
  two_parcels: {
    title: "Two parcels",
    about: "One order leaves in two parcels; the second comes a day later.",
    parcels: 2,
    steps: [
      label,
      { ...label, parcel: 1, after: "0h", expectedIn: "4d" },
      pickedUp,
      onTheWay,
      { ...pickedUp, parcel: 1, after: "2h" },
      onTheVan,
      { ...onTheWay, parcel: 1, after: "2h" },
      delivered,
      { ...atDepot, parcel: 1, after: "12h" },
      { ...onTheVan, parcel: 1 },
      { ...delivered, parcel: 1 },
    ],
  },
  delayed: {
    title: "Delayed",
    about: "Bad weather on the way: a new date is given, then it arrives.",
    parcels: 1,
    steps: [
      label,
      pickedUp,
      onTheWay,
      { after: "12h", status: "delayed", message: "Delayed due to severe weather", place: "hub", expectedIn: "3d" },
      { ...atDepot, after: "2d" },
      onTheVan,
      delivered,
    ],
  },
  attempted: {
    title: "Nobody home",
    about: "The first attempt fails, the next day it is delivered: two runs of the van.",
    parcels: 1,
    steps: [
      label,
      pickedUp,
      onTheWay,
      onTheVan,
      {
        after: "4h",
        status: "attempted_delivery",
        message: "Delivery attempted: nobody home. We try again tomorrow",
        place: "destination",
        expectedIn: "1d",
      },
      { ...onTheVan, after: "20h" },
      { ...delivered, message: "Delivered, handed to the recipient" },
    ],
  },
  returned: {
    title: "Back to the sender",
    about: "The address is wrong, and the parcel turns around.",
    parcels: 1,
    steps: [
      label,
      pickedUp,
      onTheWay,
      onTheVan,
      {
        after: "4h",
        status: "attempted_delivery",
        message: "Incomplete address, delivery not possible",
        place: "destination",
      },
      { after: "1d", status: "failure", message: "Incomplete address: returning to sender", place: "depot" },
      { after: "2d", status: "failure", message: "Returned to sender", place: "origin" },
    ],
  },
  quiet: {
    title: "Quiet",
    about: "Not a word for two days: the page says what is usual, and when we write.",
    parcels: 1,
    startedAgo: "2d 18h",
    steps: [{ ...label, expectedIn: "6d" }, pickedUp, onTheWay],
  },
  silent: {
    title: "Silence",
    about: "Picked up five days ago, scanned once, and not a word since: longer than is usual.",
    parcels: 1,
    startedAgo: "5d 21h",
    steps: [{ ...label, expectedIn: "9d" }, pickedUp, onTheWay],
  },
  pickup: {
    title: "At the pickup point",
    about: "It waits at a counter until the shopper collects it.",
    parcels: 1,
    steps: [
      label,
      pickedUp,
      onTheWay,
      { after: "14h", status: "ready_for_pickup", message: "Ready for pickup, open until 20:00", place: "destination" },
      { ...delivered, after: "20h", message: "Collected by the recipient" },
    ],
  },
  exception: {
    title: "Damaged",
    about: "The parcel is damaged on the way, and the carrier gives up.",
    parcels: 1,
    steps: [
      label,
      pickedUp,
      onTheWay,
      {
        after: "6h",
        status: "failure",
        message: "The parcel was damaged in transit, contact the sender",
        place: "hub",
      },
    ],
  },
} as const satisfies Record<string, Story>;

export type StoryName = keyof typeof STORIES;

export function isStoryName(name: string): name is StoryName {
  return Object.hasOwn(STORIES, name);
}

export function storyOf(name: StoryName): Story {
  return STORIES[name];
}

const UNIT_MS: Record<string, number> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/** `"1d 6h"` in milliseconds. */
export function milliseconds(duration: string): number {
  return duration
    .split(" ")
    .reduce((sum, part) => sum + Number(part.slice(0, -1)) * (UNIT_MS[part.slice(-1)] ?? Number.NaN), 0);
}
