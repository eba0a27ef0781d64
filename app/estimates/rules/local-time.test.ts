import { expect, it } from "vitest";

import { dayOf } from "#app/lib/day.ts";
import { localDay } from "#app/lib/local-day.ts";

import { hourIn, noonIn } from "./local-time.ts";

it.each([
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Asia/Kathmandu",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "UTC",
])("finds noon and the hour of every day of a year in %s", (zone) => {
  const first = dayOf("2026-01-01");
  for (let day = first; day < first + 366; day += 1) {
    const noon = noonIn(day, zone);
    expect([dayOf(localDay(noon, zone)), hourIn(noon, zone)]).toEqual([day, 12]);
    expect([23, 0, 1]).toContain(hourIn(new Date(noon.getTime() - 11.5 * 3_600_000), zone));
  }
});

it("takes UTC for a zone that nobody knows", () => {
  expect(hourIn(new Date("2026-11-12T11:59:00Z"), "Atlantis/Capital")).toBe(11);
  expect(noonIn(dayOf("2026-11-12"), "Atlantis/Capital")).toEqual(new Date("2026-11-12T12:00:00Z"));
});
