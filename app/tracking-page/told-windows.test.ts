import { describe, expect, it } from "vitest";

import { STATES } from "#tests/theme/states.ts";
import { expected, hoursAgo, NOW, parcel, story } from "#tests/theme/stories.ts";

import { toldWindows } from "./told-windows.ts";
import { viewOrder } from "./view.ts";

const told = (one = story()) =>
  toldWindows(one, "order", "page", NOW).map(
    ({ shipmentId, shipsByOn, earliestOn, latestOn, basis }) =>
      `${shipmentId === null ? `order, ships by ${shipsByOn}` : "parcel"} ${earliestOn}..${latestOn} ${basis}`,
  );

describe("toldWindows", () => {
  it("is what the page names, whatever the state", () => {
    for (const [name, state] of Object.entries(STATES)) {
      const view = viewOrder(state, NOW);
      const last = toldWindows(state, "order", "page", NOW).map(({ latestOn }) => latestOn);
      if (view.window) expect(last, name).toContain(view.window.endOn);
      else expect(last.length === 0 || view.parcels.length > 1, name).toBe(true);
    }
  });

  it("is the window as it was worked out, the same from day to day, until it is on the van", () => {
    const estimate = expected("2026-11-14", "2026-11-10", { basis: "learned" });
    expect(told(story({ parcels: [parcel({ estimate })] }))).toEqual(["parcel 2026-11-10..2026-11-14 learned"]);
    const van = parcel({ estimate, status: "out_for_delivery", statusAt: hoursAgo(2) });
    expect(told(story({ parcels: [van] }))).toEqual(["parcel 2026-11-12..2026-11-12 carrier"]);
    const late = parcel({ estimate: expected("2026-11-10") });
    expect(told(story({ parcels: [late] }))).toEqual([]);
  });

  it("ends when the last day has ended wherever it may go", () => {
    const order = { ...story().order, zones: ["Europe/Berlin", "America/New_York"] };
    const one = story({ order, parcels: [parcel({ estimate: expected("2026-11-14") })] });
    expect(toldWindows(one, "order", "page", NOW)[0]?.endsAt).toEqual(new Date("2026-11-15T05:00:00Z"));
  });
});
