import { describe, expect, it } from "vitest";

import { outcomeOf } from "./outcome.ts";
import { windowEnd } from "./window-end.ts";

const endsAt = new Date("2026-11-14T23:00:00Z");
const told = { endsAt, isUntold: false };
const at = (text: string) => new Date(text);
const nothing = { arrivedAt: null, overAt: null };

describe("outcomeOf", () => {
  it.each([
    ["open while its day lasts", nothing, "2026-11-14T22:59:59Z", null],
    ["open while scans may still come", nothing, "2026-11-15T04:59:59Z", null],
    ["broken once they should have", nothing, "2026-11-15T05:00:00Z", "broken"],
    ["kept on its last day", { ...nothing, arrivedAt: at("2026-11-14T22:30:00Z") }, "2026-11-15T09:00:00Z", "kept"],
    ["broken the morning after", { ...nothing, arrivedAt: at("2026-11-15T08:00:00Z") }, "2026-11-15T09:00:00Z", "broken"],
    ["moot when it was cancelled in time", { ...nothing, overAt: at("2026-11-12T08:00:00Z") }, "2026-11-20T09:00:00Z", "moot"],
    ["broken when it turned round after", { ...nothing, overAt: at("2026-11-18T08:00:00Z") }, "2026-11-20T09:00:00Z", "broken"],
  ] as const)("is %s", (_title, arrival, now, expected) => {
    expect(outcomeOf(told, arrival, at(now))).toBe(expected);
  }); // prettier-ignore

  it("says that a message which came to nothing told nothing", () => {
    const arrival = { arrivedAt: at("2026-11-13T08:00:00Z"), overAt: null };
    expect(outcomeOf({ ...told, isUntold: true }, arrival, at("2026-11-20T09:00:00Z"))).toBe("untold");
  });
});

describe("windowEnd", () => {
  it.each([
    ["Berlin", "2026-11-14", ["Europe/Berlin"], "2026-11-14T23:00:00.000Z"],
    ["a day of 25 hours", "2026-10-25", ["Europe/Berlin"], "2026-10-25T23:00:00.000Z"],
    ["a day of 23 hours", "2026-03-08", ["America/New_York"], "2026-03-09T04:00:00.000Z"],
    ["the last of all zones that it may be in", "2026-11-14", ["America/New_York", "Pacific/Honolulu"], "2026-11-15T10:00:00.000Z"],
    ["where the day begins first", "2026-11-14", ["Pacific/Kiritimati"], "2026-11-14T10:00:00.000Z"],
  ] as const)("is midnight in %s", (_title, day, zones, expected) => {
    expect(windowEnd(day, zones).toISOString()).toBe(expected);
  }); // prettier-ignore

  it("knows no day that is none", () => {
    expect(() => windowEnd("2026-02-30", ["UTC"])).toThrow("No day 2026-02-30 in UTC");
  });
});
