import { describe, expect, it } from "vitest";

import { allowedPace, countsFrom, isQuiet, percentile95 } from "./pace.ts";

const at = (time: string) => new Date(`2026-11-23T${time}Z`);

describe("allowedPace", () => {
  it("is ten times the usual, and never less than the burst", () => {
    expect(allowedPace(40, { burst: 100 })).toBe(400);
    expect(allowedPace(4, { burst: 100 })).toBe(100);
  });
});

describe("percentile95", () => {
  it.each([
    [[], 0],
    [[7], 7],
    [[3, 1, 2], 3],
    [[...Array.from({ length: 95 }, () => 5), ...Array.from({ length: 5 }, () => 900)], 5],
    [[...Array.from({ length: 94 }, () => 5), ...Array.from({ length: 6 }, () => 900)], 900],
  ])("%#", (values, expected) => {
    expect(percentile95(values)).toBe(expected);
  });
});

describe("after a hold", () => {
  const released = { endedAt: at("12:00:20"), outcome: "released" as const };

  it("only what is planned later counts", () => {
    expect(countsFrom(at("12:03:30"), released)).toEqual(at("12:01:00"));
    expect(countsFrom(at("12:30:30"), released)).toEqual(at("12:21:00"));
    expect(countsFrom(at("12:30:30"), null)).toEqual(at("12:21:00"));
  });

  it("nobody is asked again for an hour, unless it was discarded", () => {
    expect([at("12:59:00"), at("13:00:30")].map((now) => isQuiet(now, released))).toEqual([true, false]);
    expect(isQuiet(at("12:01:00"), { ...released, outcome: "discarded" })).toBe(false);
    expect(isQuiet(at("12:01:00"), null)).toBe(false);
  });
});
