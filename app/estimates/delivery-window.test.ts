import { describe, expect, it } from "vitest";

import { carrierWindow, ruleWindow } from "./delivery-window.ts";

const BERLIN = "Europe/Berlin";
const rule = { processingDays: 1, transitDaysMin: 2, transitDaysMax: 4 };

describe("the shop's rule", () => {
  it.each([
    // [placed, shipped, earliest, latest]
    ["2026-11-09T09:00:00Z", null, "2026-11-12", "2026-11-16"], // Monday; processed Tuesday
    ["2026-11-13T09:00:00Z", null, "2026-11-18", "2026-11-20"], // Friday; processed Monday
    ["2026-11-14T09:00:00Z", null, "2026-11-19", "2026-11-23"], // Saturday counts as Monday
    ["2026-11-01T09:00:00Z", "2026-11-10T15:00:00Z", "2026-11-12", "2026-11-16"], // handed over: the order's day is past
    ["2026-11-09T23:30:00Z", null, "2026-11-13", "2026-11-17"], // already Tuesday in Berlin
  ])("ordered %s, shipped %s", (placed, shipped, earliestOn, latestOn) => {
    const window = ruleWindow(new Date(placed), shipped === null ? null : new Date(shipped), rule, BERLIN);
    expect(window).toEqual({ earliestOn, latestOn, basis: "rule" });
  });

  it("counts in UTC where the zone is unknown", () => {
    const window = ruleWindow(new Date("2026-11-09T23:30:00Z"), null, rule, "Mars/Olympus");
    expect(window.earliestOn).toBe("2026-11-12");
  });
});

describe("the carrier's date", () => {
  it("is the local day it falls on", () => {
    expect(carrierWindow(new Date("2026-11-13T23:30:00Z"), BERLIN)).toEqual({
      earliestOn: "2026-11-14",
      latestOn: "2026-11-14",
      basis: "carrier",
    });
  });
});
