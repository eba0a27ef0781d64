import { expect, it } from "vitest";

import { carrierDays } from "./carrier-days.ts";

function daysOf(eta: string, country: string | null, timeZone = "Europe/Berlin") {
  const to = { country, region: null, area: null };
  const { earliestOn, latestOn } = carrierDays(new Date(eta), { to, home: { timeZone, country: null } });
  return `${earliestOn}..${latestOn}`;
}

it("tells the carrier's hour as a day of the destination, over all of its zones", () => {
  expect(daysOf("2026-11-06T23:30:00Z", null)).toBe("2026-11-07..2026-11-07");
  expect(daysOf("2026-11-06T23:30:00Z", "GB")).toBe("2026-11-06..2026-11-06");
  expect(daysOf("2026-11-07T06:00:00Z", "US")).toBe("2026-11-06..2026-11-07");
});

it("takes midnight UTC for a bare day, wherever it goes", () => {
  expect(daysOf("2026-11-07T00:00:00Z", "US")).toBe("2026-11-07..2026-11-07");
  expect(daysOf("2026-11-07T00:00:00Z", null, "Pacific/Auckland")).toBe("2026-11-07..2026-11-07");
});
