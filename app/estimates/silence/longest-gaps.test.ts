import { describe, expect, it } from "vitest";

import type { EventStatus } from "#app/tracking/status.ts";

import { longestGaps, type ParcelHistory } from "./longest-gaps.ts";

const HOUR = 3_600_000;
const START = new Date("2026-10-05T08:00:00Z");
const at = (hours: number) => new Date(START.getTime() + hours * HOUR);

/** The hour it happened, what, and where. */
type Scan = [hours: number, status: EventStatus, country?: string];

/** A parcel from Berlin to Paris. */
function parcel(...events: Scan[]): ParcelHistory {
  return {
    ...{ number: "JD0146", origin: "DE", destination: { country: "FR", region: "IDF" }, startedAt: START },
    events: events.map(([hours, status, country = null], index) => ({
      ...{
        id: String(index),
        source: "shopify",
        status,
        happenedAt: at(hours),
        country: country ?? null,
        region: null,
      },
    })),
  };
}

describe("a parcel's silences", () => {
  it("are counted by where it was, the longest of each", () => {
    const way = parcel(
      ...([
        [2, "label_created"],
        [30, "picked_up", "DE"],
        [36, "in_transit", "DE"],
        [90, "in_transit", "FR"],
      ] as Scan[]),
      ...([
        [100, "in_transit", "FR"],
        [104, "out_for_delivery", "FR"],
        [109, "delivered", "FR"],
      ] as Scan[]),
    );
    expect(longestGaps(way, at(5_000))).toEqual([
      { stage: "label", hours: 28, isOpen: false },
      { stage: "network", hours: 54, isOpen: false },
      { stage: "near", hours: 10, isOpen: false },
      { stage: "van", hours: 5, isOpen: false },
    ]);
  });

  it("last on while nothing is heard, and a shorter one that lasts is a longer one that may come", () => {
    expect(longestGaps(parcel([10, "in_transit", "DE"]), at(70))).toEqual([
      { stage: "label", hours: 10, isOpen: false },
      { stage: "network", hours: 60, isOpen: true },
    ]);
    const again = parcel([0, "in_transit", "DE"], [50, "in_transit", "DE"]);
    expect(longestGaps(again, at(53))).toEqual([{ stage: "network", hours: 50, isOpen: true }]);
  });

  it("end with a code we do not know, and a label after a scan begins none of its own", () => {
    const way = parcel([0, "picked_up", "DE"], [5, "label_created"], [20, "unknown"], [50, "delivered"]);
    expect(longestGaps(way, at(60))).toEqual([{ stage: "network", hours: 30, isOpen: false }]);
  });

  it("have no part where something is in the way, and none before there is a number", () => {
    expect(longestGaps(parcel([0, "exception", "DE"]), at(90))).toEqual([]);
    expect(longestGaps({ ...parcel(), number: "" }, at(90))).toEqual([]);
  });

  it("are never longer than we watch", () => {
    expect(longestGaps(parcel([0, "in_transit"]), at(10_000))).toEqual([
      { stage: "network", hours: 1_440, isOpen: true },
    ]);
  });
});
