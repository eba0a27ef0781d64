import { describe, expect, it } from "vitest";

import { allowedUntil, nextAllowed } from "./hours.ts";
import { endOfDay } from "./local-day.ts";

const DAY = { from: 9, to: 20 };
const next = (at: string, hours: typeof DAY, ...zones: string[]) =>
  nextAllowed(new Date(at), hours, zones)?.toISOString().slice(0, 16) ?? null;
const until = (at: string, hours: typeof DAY, ...zones: string[]) =>
  allowedUntil(new Date(at), hours, zones).toISOString().slice(0, 16);

describe("nextAllowed", () => {
  it.each<[string, string, string, string]>([
    ["in the day", "Europe/Berlin", "2026-11-23T12:00Z", "2026-11-23T12:00"],
    ["before it", "Europe/Berlin", "2026-11-23T05:00Z", "2026-11-23T08:00"],
    ["at its end", "Europe/Berlin", "2026-11-23T19:00Z", "2026-11-24T08:00"],
    ["in its last minute", "Europe/Berlin", "2026-11-23T18:59:30Z", "2026-11-24T08:00"],
    ["half an hour off the others", "Asia/Kolkata", "2026-11-23T03:29Z", "2026-11-23T03:30"],
    ["three quarters off, in summer", "Pacific/Chatham", "2026-12-31T19:00Z", "2026-12-31T19:15"],
    ["three quarters off, in winter", "Pacific/Chatham", "2026-07-01T19:00Z", "2026-07-01T20:15"],
    ["the night before the clocks go forward", "America/New_York", "2026-03-08T01:30Z", "2026-03-08T13:00"],
    ["the night before the clocks go back", "America/New_York", "2026-11-01T01:30Z", "2026-11-01T14:00"],
    ["over a leap day", "America/New_York", "2028-02-29T01:30Z", "2028-02-29T14:00"],
    ["after a leap day", "America/New_York", "2028-03-01T02:00Z", "2028-03-01T14:00"],
  ])("%s in %s", (_when, zone, at, expected) => {
    expect(next(at, DAY, zone)).toBe(expected);
  });

  it("passes over an hour that does not exist", () => {
    // On 8 March 2026 there is no 2 o'clock in New York.
    expect(next("2026-03-08T06:00Z", { from: 2, to: 3 }, "America/New_York")).toBe("2026-03-09T06:00");
    expect(next("2026-03-08T06:00Z", { from: 2, to: 5 }, "America/New_York")).toBe("2026-03-08T07:00");
  });

  it("is allowed in every zone in which the address may lie", () => {
    expect(next("2026-11-23T14:00Z", DAY, "America/New_York", "America/Chicago")).toBe("2026-11-23T15:00");
    expect(next("2026-11-24T00:59:30Z", DAY, "America/New_York", "America/Chicago")).toBe("2026-11-24T15:00");
  });

  it("is in daylight everywhere when the zones have none of the allowed hours in common", () => {
    const zones = ["Europe/Kaliningrad", "Asia/Kamchatka"];
    expect(next("2026-11-23T20:00Z", { from: 9, to: 12 }, ...zones)).toBe("2026-11-24T06:00");
    expect(until("2026-11-24T06:30Z", { from: 9, to: 12 }, ...zones)).toBe("2026-11-24T09:00");
  });

  it("is never when it is always night in one of them", () => {
    expect(next("2026-11-23T20:00Z", DAY, "Pacific/Honolulu", "America/Noronha", "Asia/Dhaka")).toBeNull();
  });

  it("is any time when every hour is allowed", () => {
    expect(next("2026-11-23T22:59:59Z", { from: 0, to: 24 }, "Europe/Berlin")).toBe("2026-11-23T22:59");
  });
});

describe("allowedUntil", () => {
  it.each([
    ["2026-11-23T12:00Z", DAY, ["Europe/Berlin"], "2026-11-23T19:00"],
    ["2026-11-23T12:00Z", { from: 9, to: 24 }, ["Europe/Berlin"], "2026-11-23T23:00"],
    ["2026-11-23T20:00Z", DAY, ["America/Chicago", "America/New_York"], "2026-11-24T01:00"],
    ["2026-11-01T04:00Z", { from: 0, to: 20 }, ["America/New_York"], "2026-11-02T01:00"],
  ])("%s %o %s", (at, hours, zones, expected) => {
    expect(until(at, hours, ...zones)).toBe(expected);
  });
});

describe("endOfDay", () => {
  it.each([
    ["2026-03-08T12:00Z", "America/New_York", "2026-03-09T04:00:00.000Z"], // a day of 23 hours
    ["2026-11-01T12:00Z", "America/New_York", "2026-11-02T05:00:00.000Z"], // a day of 25
    ["2026-11-23T12:00Z", "Asia/Kolkata", "2026-11-23T18:30:00.000Z"],
    ["2026-12-31T12:00Z", "Pacific/Chatham", "2027-01-01T10:15:00.000Z"],
    ["2028-02-29T12:00Z", "Europe/Berlin", "2028-02-29T23:00:00.000Z"],
    ["2026-09-05T12:00Z", "America/Santiago", "2026-09-06T04:00:00.000Z"], // midnight does not exist there
  ])("%s in %s", (at, zone, expected) => {
    expect(endOfDay(new Date(at), zone).toISOString()).toBe(expected);
  });
});
