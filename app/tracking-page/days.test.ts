import { describe, expect, it } from "vitest";

import { localDay, nameDay, nameDays, onDay, timeOfDay } from "./days.ts";

const clock = { now: new Date("2026-11-12T23:30:00Z"), timeZone: "Europe/Berlin", locale: "en" };

describe("days, where the parcel goes", () => {
  it.each([
    ["2026-11-12T22:59:00Z", "Europe/Berlin", "2026-11-12"],
    ["2026-11-12T23:00:00Z", "Europe/Berlin", "2026-11-13"],
    ["2026-11-12T23:00:00Z", "America/Los_Angeles", "2026-11-12"],
    ["2026-11-12T23:00:00Z", "not/a-zone", "2026-11-12"],
  ])("%s in %s is on %s", (at, timeZone, day) => {
    expect(localDay(new Date(at), { ...clock, timeZone })).toBe(day);
  });

  it.each([
    ["2026-11-13", "today"],
    ["2026-11-14", "tomorrow"],
    ["2026-11-12", "yesterday"],
    ["2026-11-15", "Sunday 15 November"],
    ["2027-01-02", "Saturday 2 January 2027"],
  ])("%s is called %s", (day, name) => {
    expect(nameDay(day, clock)).toBe(name);
  });

  it.each([
    ["2026-11-17", "2026-11-19", "Tuesday 17 – Thursday 19 November"],
    ["2026-11-30", "2026-12-02", "Monday 30 November – Wednesday 2 December"],
    ["2026-12-30", "2027-01-02", "Wednesday 30 December – Saturday 2 January 2027"],
    ["2026-11-19", "2026-11-19", "Thursday 19 November"],
    ["2026-11-14", "2026-11-14", "tomorrow"],
    ["2026-11-20", "2026-11-19", "Thursday 19 November"],
  ])("%s to %s reads %s", (from, to, text) => {
    expect(nameDays(from, to, clock)).toBe(text);
  });

  it("says 'on Sunday' but not 'on today'", () => {
    expect([onDay("2026-11-15", clock), onDay("2026-11-13", clock)]).toEqual(["on Sunday 15 November", "today"]);
  });

  it("tells the local time", () => {
    expect(timeOfDay(new Date("2026-11-12T08:05:00Z"), clock)).toBe("09:05");
  });
});
