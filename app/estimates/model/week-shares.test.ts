import { describe, expect, it } from "vitest";

import { finishSteps } from "#app/lib/steps.ts";

import { LEAST_OF_WEEK, learnWeekShares } from "./week-shares.ts";

/** A Monday: 2025-01-06 */
const MONDAY = 20_094;
const nowhere = () => false;

interface Made {
  count?: number;
  place?: string;
  isOpen: (day: number) => boolean;
}

/** Handed over one a day, out for two days, and then as long as nothing is delivered. */
function trips({ count = 350, place = "DE-BE", isOpen }: Made) {
  return Array.from({ length: count }, (_, index) => {
    const from = MONDAY + index + 0.7;
    let day = Math.floor(from) + 2;
    while (!isOpen(day)) day += 1;
    return { from, to: day + 0.5, place };
  });
}

const weekday = (day: number) => (((day - MONDAY) % 7) + 7) % 7;
const learn = (made: Made, isHoliday = nowhere as (place: string, day: number) => boolean) =>
  finishSteps(learnWeekShares(trips(made), isHoliday));

describe("the days of the week on which parcels come", () => {
  it("tells days on which nothing comes from those on which little does", () => {
    const [sunday, monday, , , , , saturday] = learn({ isOpen: (day) => weekday(day) !== 6 }).DE ?? [];
    expect(sunday).toBe(0);
    expect(monday).toBeGreaterThan(0.1);
    expect(saturday).toBeGreaterThan(0.05);
  });

  it("leaves out countries that too few parcels have gone to, and places nobody knows", () => {
    const isOpen = () => true;
    expect(learn({ isOpen, count: LEAST_OF_WEEK - 1 })).toEqual({});
    expect(learn({ isOpen, place: "" })).toEqual({});
    expect(Object.keys(learn({ isOpen, count: LEAST_OF_WEEK, place: "FR" }))).toEqual(["FR"]);
  });

  it("takes holidays for Sundays until there were enough of them", () => {
    const isHoliday = (_: string, day: number) => day % 40 === 0;
    const isOpen = (day: number) => weekday(day) !== 6;
    const many = learn({ isOpen, count: 2_000 }, isHoliday).DE ?? [];
    expect(many[7]).toBeGreaterThan(0.05);
    const few = learn({ isOpen, count: 350 }, isHoliday).DE ?? [];
    expect(few[7]).toBe(few[0]);
  });
});
