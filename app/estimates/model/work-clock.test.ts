import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type IsHoliday, learnWorkPace, WorkClock } from "./work-clock.ts";

/** 2026-11-02, a Monday. */
const MONDAY = 20_759;
const NO_HOLIDAY: IsHoliday = () => false;
const usual = learnWorkPace([], NO_HOLIDAY);

describe("WorkClock", () => {
  it("makes an ordinary week seven units long, wherever it begins", () => {
    const clock = new WorkClock(usual, NO_HOLIDAY);
    fc.assert(
      fc.property(fc.double({ min: 10_000, max: 25_000, noNaN: true }), (from) => {
        expect(clock.between(from, from + 7, "DE-BE")).toBeCloseTo(7, 6);
      }),
    );
  });

  it("finds the instant that lies so many units later, never an earlier one", () => {
    const clock = new WorkClock(usual, (_, day) => day % 11 === 0);
    fc.assert(
      fc.property(
        fc.double({ min: 19_000, max: 21_000, noNaN: true }),
        fc.double({ min: 0, max: 200, noNaN: true }),
        (from, units) => {
          const to = clock.after(from, units, "DE-BE");
          expect(clock.between(from, to, "DE-BE")).toBeCloseTo(units, 6);
        },
      ),
    );
  });

  it("hardly moves on Sundays and on the holidays of the place", () => {
    const clock = new WorkClock(usual, (place, day) => place === "DE-BE" && day === MONDAY + 1);
    const day = (offset: number, place = "DE-BE") => clock.between(MONDAY + offset, MONDAY + offset + 1, place);
    expect(day(-1)).toBeLessThan(0.2);
    expect(day(1)).toBeLessThan(0.3);
    expect(day(1, "FR-IDF")).toBe(day(0));
  });

  it("counts the same across its pages, whichever was asked first", () => {
    const [one, other] = [new WorkClock(usual, NO_HOLIDAY), new WorkClock(usual, NO_HOLIDAY)];
    other.between(20_800, 20_900, "");
    other.between(19_000, 19_001, "");
    expect(other.between(19_000, 20_900, "")).toBeCloseTo(one.between(19_000, 20_900, ""), 6);
  });
});

it("learns on which days and hours parcels come", () => {
  // Handed over on Mondays, delivered on Thursdays at noon.
  const trips = Array.from({ length: 2_000 }, (_, week) => {
    const from = MONDAY - 7 * (week % 50);
    return { from, to: from + 3.5, place: "" };
  });
  const { days, hours } = learnWorkPace(trips, NO_HOLIDAY);
  expect(days[4]).toBeGreaterThan(10 * days[2]!);
  expect(hours[13]! - hours[12]!).toBeGreaterThan(0.9);
  expect(days.slice(0, 7).reduce((all, units) => all + units, 0)).toBeCloseTo(7, 6);
});
