import { expect, it } from "vitest";

import { localDay } from "./local-day.ts";

it.each([
  ["2026-11-14T23:30:00Z", "Europe/Berlin", "2026-11-15"],
  ["2026-11-14T23:30:00Z", "America/New_York", "2026-11-14"],
  ["2026-11-14T23:30:00Z", "Moon/Crater", "2026-11-14"],
])("%s in %s is the day %s", (instant, timeZone, day) => {
  expect(localDay(new Date(instant), timeZone)).toBe(day);
});

it("refuses what is no instant", () => {
  expect(() => localDay(new Date("soon"), "UTC")).toThrow("instant");
});
