import { describe, expect, it } from "vitest";

import { expected, hoursAgo, NOW, parcel, story, UNSENT } from "#tests/theme/stories.ts";

import { viewOrder } from "./view.ts";

describe("the days that are named", () => {
  it("tells a window that has begun from today on", () => {
    const estimate = expected("2026-11-14", "2026-11-10", { basis: "rule" });
    const view = viewOrder(story({ parcels: [parcel({ estimate })] }), NOW);
    expect(view.headline).toBe("Arriving Thursday 12 November – Saturday 14 November");
    expect(view.window?.basis).toBe("Worked out from our usual packing and delivery times.");
  });

  it.each([
    [
      "2026-11-19",
      "2026-11-14",
      "9 of 10 parcels like yours arrive by Thursday 19 November. The further it gets, the closer we can name the day.",
    ],
    ["2026-11-19", "2026-11-16", "9 of 10 parcels like yours arrive by Thursday 19 November."],
    ["2026-11-13", "2026-11-12", "9 of 10 parcels like yours arrive by tomorrow."],
    ["2026-11-12", "2026-11-10", "9 of 10 parcels like yours arrive by the end of today."],
  ])("says how sure a learned window is: until %s", (latestOn, earliestOn, basis) => {
    const estimate = expected(latestOn, earliestOn, { basis: "learned" });
    expect(viewOrder(story({ parcels: [parcel({ estimate })] }), NOW).window?.basis).toBe(basis);
  });

  it("says sorry for an order that never left, and leads to the shop", () => {
    const window = { ...UNSENT, shipsByOn: "2026-11-05", latestOn: "2026-11-11", earliestOn: "2026-11-09" };
    const view = viewOrder(story({ order: { ...story().order, window }, parcels: [] }), NOW);
    expect(view).toMatchObject({
      ...{ stage: "late", tone: "trouble", headline: "Running later than planned", window: null, picks: null },
      lead: "We expected it yesterday, and it has not come. We are sorry.",
      action: { label: "Ask us about it" },
    });
  });

  it("tells of an order in no parcel that its day moved, as long as that is news", () => {
    const moved = { fromOn: "2026-11-17", at: NOW, why: "slow_lane" } as const;
    const told = (window: Partial<typeof UNSENT>) =>
      viewOrder(story({ order: { ...story().order, window: { ...UNSENT, ...window } }, parcels: [] }), NOW).notes;
    expect(told({ moved, latestOn: "2026-11-19" })).toEqual([
      { kind: "moved", text: "Before, we said Tuesday 17 November. Parcels on this route take longer these days." },
    ]);
    expect(told({ moved: { ...moved, at: hoursAgo(9 * 24) }, latestOn: "2026-11-19" })).toEqual([]);
    expect(told({ moved, latestOn: "2026-11-11" })).toEqual([]);
    expect(told({})).toEqual([]);
  });

  it("is sorry for the day of an order in no parcel that has passed, and offers nothing beside it", () => {
    const of = (fromOn: string) => {
      const moved = { fromOn, at: NOW, why: "slow_lane" } as const;
      return viewOrder(story({ order: { ...story().order, window: { ...UNSENT, moved } }, parcels: [] }), NOW);
    };
    expect(of("2026-11-10").notes).toEqual([
      {
        kind: "moved",
        text: "Before, we said Tuesday 10 November. Parcels on this route take longer these days. We are sorry about that.",
      },
    ]);
    expect(of("2026-11-10").picks).toBeNull();
    expect(of("2026-11-13").notes).toEqual([
      { kind: "moved", text: "Before, we said Friday 13 November. Parcels on this route take longer these days." },
    ]);
    expect(of("2026-11-13").picks?.cards).toHaveLength(4);
  });

  it("does not call days new that were named before, though the carrier is late", () => {
    const estimate = expected("2026-11-17", "2026-11-13", { basis: "learned" });
    const view = viewOrder(story({ parcels: [parcel({ status: "delayed", estimate })] }), NOW);
    expect(view.headline).toBe("Arriving Friday 13 November – Tuesday 17 November");
    expect(view.notes).toContainEqual({ kind: "moved", text: "Our estimate stays the same." });
  });

  it("tells days where the parcel goes", () => {
    const order = { ...story().order, timeZone: "Pacific/Auckland" };
    const parcels = [parcel({ estimate: expected("2026-11-13") })];
    expect(viewOrder(story({ order, parcels }), NOW).headline).toBe("Arriving today");
  });
});
