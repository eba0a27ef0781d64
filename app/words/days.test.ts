import { describe, expect, it } from "vitest";

import { dayValues, localDay, nameDay, nameDays, nameDaysBriefly, timeOfDay } from "./days.ts";

const clock = { now: new Date("2026-11-12T23:30:00Z"), timeZone: "Europe/Berlin", format: "en-GB" };

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
    ["2026-11-13", "Friday 13 November"],
    ["2026-11-15", "Sunday 15 November"],
    ["2027-01-02", "Saturday, 2 January 2027"],
  ])("%s is called %s", (day, name) => {
    expect(nameDay(day, clock)).toBe(name);
  });

  it.each([
    ["2026-11-17", "2026-11-19", "Tuesday 17 November – Thursday 19 November"],
    ["2026-11-30", "2026-12-02", "Monday 30 November – Wednesday 2 December"],
    ["2026-12-30", "2027-01-02", "Wednesday 30 December 2026 – Saturday 2 January 2027"],
    ["2026-11-19", "2026-11-19", "Thursday 19 November"],
    ["2026-11-20", "2026-11-19", "Thursday 19 November"],
  ])("%s to %s reads %s", (from, to, text) => {
    expect(nameDays(from, to, clock)).toBe(text);
  });

  it.each([
    ["2026-11-12", "yesterday"],
    ["2026-11-13", "today"],
    ["2026-11-14", "tomorrow"],
    ["2026-11-15", "other"],
  ])("%s is %s, for a message to choose its words by", (day, near) => {
    expect(dayValues(day, clock)).toEqual({ near, day: nameDay(day, clock) });
  });

  it.each([
    ["en-US", "Saturday, November 14"],
    ["de", "Samstag, 14. November"],
    ["ja", "11月14日土曜日"],
    ["he", "יום שבת, 14 בנובמבר"],
  ])("%s writes days its own way: %s", (format, text) => {
    expect(nameDay("2026-11-14", { ...clock, format })).toBe(text);
  });

  it.each([
    ["en-GB", "weekday", "Thu 19 Nov – Mon 23 Nov"],
    ["en-US", "weekday", "Thu, Nov 19 – Mon, Nov 23"],
    ["de", "weekday", "Do., 19. – Mo., 23. Nov."],
    ["de", "numbers", "19.–23.11."],
    ["ja", "numbers", "11/19～11/23"],
  ] as const)("%s writes days briefly, by %s: %s", (format, style, text) => {
    expect(nameDaysBriefly("2026-11-19", "2026-11-23", style, { ...clock, format })).toBe(text);
  });

  it("tells the local time", () => {
    expect(timeOfDay(new Date("2026-11-12T08:05:00Z"), clock)).toBe("09:05");
  });
});
