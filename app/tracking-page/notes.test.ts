import { describe, expect, it } from "vitest";

import type { Moved } from "#app/estimates/stored-estimate.ts";
import { event, expected, hoursAgo, NOW, parcel, story } from "#tests/theme/stories.ts";

import { viewOrder } from "./view.ts";

function notes(overrides: Parameters<typeof parcel>[0]) {
  return viewOrder(story({ parcels: [parcel(overrides)] }), NOW).notes.map(({ kind, text }) => `${kind}: ${text}`);
}

const moved = (why: Moved["why"], hours = 5) => ({ fromOn: "2026-11-13", at: hoursAgo(hours), why });

describe("what an honest page adds", () => {
  it.each([
    ["carrier", "moved: Before, we said Friday 13 November. DHL has named another day since."],
    ["packing", "moved: Before, we said Friday 13 November. It left us on another day than planned."],
    ["rule", "moved: Before, we said Friday 13 November."],
    ["slow_lane", "moved: Before, we said Friday 13 November. Parcels on this route take longer these days."],
    ["waiting", "moved: Before, we said Friday 13 November. It has not been scanned as soon as is usual."],
    ["holiday", "moved: Before, we said Friday 13 November. A public holiday lies in between."],
  ] as const)("why a day moved: %s", (why, text) => {
    expect(notes({ estimate: expected("2026-11-16", "2026-11-16", { moved: moved(why) }) })).toEqual([text]);
  });

  it.each([
    ["carrier", "moved: Good news: DHL has named an earlier day. Before, we said Friday 20 November."],
    ["rule", "moved: Good news: it is coming along faster than we thought. Before, we said Friday 20 November."],
  ] as const)("that a day came nearer: %s", (why, text) => {
    const estimate = expected("2026-11-16", "2026-11-14", { moved: { ...moved(why), fromOn: "2026-11-20" } });
    expect(notes({ estimate })).toEqual([text]);
  });

  it("nothing of a day that has come back to where it was", () => {
    expect(notes({ estimate: expected("2026-11-13", "2026-11-13", { moved: moved("carrier") }) })).toEqual([]);
  });

  it("one apology where the day named before has passed, and no offers until it has come", () => {
    const estimate = expected("2026-11-16", "2026-11-13", { moved: { ...moved("waiting"), fromOn: "2026-11-11" } });
    const view = viewOrder(story({ parcels: [parcel({ estimate })] }), NOW);
    expect(view.notes.map(({ text }) => text)).toEqual([
      "Before, we said Wednesday 11 November. It has not been scanned as soon as is usual. We are sorry about that.",
    ]);
    expect(view.picks).toBeNull();
  });

  it("forgets the old day after a week with the new one, and when it has come", () => {
    const estimate = expected("2026-11-30", "2026-11-30", { moved: moved("carrier", 9 * 24) });
    expect(notes({ estimate })).toEqual([]);
    const fresh = expected("2026-11-16", "2026-11-16", { moved: moved("carrier") });
    expect(notes({ status: "delivered", deliveredAt: hoursAgo(1), estimate: fresh })).toEqual([]);
  });

  it("one apology when it came later than the last day named", () => {
    const late = { status: "delivered", deliveredAt: hoursAgo(3), estimate: expected("2026-11-11") } as const;
    expect(notes(late)).toEqual(["broken: We had said Wednesday 11 November, and it came later. We are sorry."]);
    expect(notes({ ...late, estimate: expected("2026-11-12") })).toEqual([]);
  });

  it("that silence is usual, from the second day on", () => {
    const silent = (hours: number) =>
      notes({ statusAt: hoursAgo(hours), events: [event("in_transit", hours, "Bonn")] });
    expect(silent(50)).toEqual([expect.stringContaining("silence: No scan since Tuesday 10 November.")]);
    expect(silent(20)).toEqual([]);
    expect(notes({ status: "out_for_delivery", statusAt: hoursAgo(60), events: [] })).toEqual([]);
  });
});
