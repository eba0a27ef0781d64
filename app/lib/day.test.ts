import { expect, it } from "vitest";

import { dayOf, daysFrom, isoDay, isoOf, weekdayOf, yearOf } from "./day.ts";

it("counts days and names them, before 1970 as after", () => {
  expect([dayOf("1969-12-31"), dayOf("1970-01-01"), dayOf("2026-11-14")]).toEqual([-1, 0, 20_771]);
  expect(isoOf(dayOf("2028-02-28") + 1)).toBe("2028-02-29");
  expect([-4, -3, 0, 3].map(weekdayOf)).toEqual([7, 1, 4, 7]);
  expect([yearOf(-1), yearOf(0)]).toEqual([1969, 1970]);
  expect(() => dayOf("2026-13-01")).toThrow("Not a day");
});

it("takes the day of an instant in UTC", () => {
  expect(isoDay(new Date("2026-11-14T23:59:59+01:00"))).toBe("2026-11-14");
  expect(isoDay(new Date("2026-11-14T23:59:59-01:00"))).toBe("2026-11-15");
});

it("tells all days between two, none backwards", () => {
  expect(daysFrom("2026-12-30", "2027-01-01")).toEqual(["2026-12-30", "2026-12-31", "2027-01-01"]);
  expect(daysFrom("2026-12-24", "2026-12-24")).toEqual(["2026-12-24"]);
  expect(daysFrom("2026-12-25", "2026-12-24")).toEqual([]);
});
