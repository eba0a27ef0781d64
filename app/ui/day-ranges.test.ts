import { expect, it } from "vitest";

import { daysFrom } from "#app/lib/day.ts";

import { rangesOf } from "./day-ranges.ts";

it("tells days in a row as one range, over months and years, in order", () => {
  const days = ["2027-01-01", "2026-12-31", "2026-12-24", "2026-12-30", "2026-12-24"];
  expect(rangesOf(days)).toEqual([
    { from: "2026-12-24", to: "2026-12-24" },
    { from: "2026-12-30", to: "2027-01-01" },
  ]);
});

it("goes round", () => {
  const range = { from: "2026-10-24", to: "2026-11-02" };
  expect(daysFrom(range.from, range.to)).toHaveLength(10);
  expect(rangesOf(daysFrom(range.from, range.to))).toEqual([range]);
  expect(daysFrom("2026-12-24", "2026-12-24")).toEqual(["2026-12-24"]);
});
