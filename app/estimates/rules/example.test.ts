import { expect, it } from "vitest";

import { parseDeliveryRules } from "#app/shops/delivery-rules.ts";

import { exampleOf } from "./example.ts";

const home = { timeZone: "America/New_York", country: "US" };
const NOW = new Date("2026-11-26T03:00:00Z");
const nowhere = { country: null, region: null, area: null };

it("is an order placed now, where the shop is, unless asked otherwise", () => {
  const rules = parseDeliveryRules({ cutOffHour: 14 });
  const now = exampleOf({ to: nowhere, on: null, hour: 12 }, rules, home, NOW);
  // Thanksgiving is the 26th.
  expect(now).toMatchObject({ orderedOn: "2026-11-25", shipsByOn: "2026-11-30", zone: null });
  const at = (hour: number) => exampleOf({ to: nowhere, on: "2026-12-01", hour }, rules, home, NOW);
  expect(at(13)).toMatchObject({ orderedOn: "2026-12-01", shipsByOn: "2026-12-02" });
  expect(at(14)).toMatchObject({ orderedOn: "2026-12-01", shipsByOn: "2026-12-03" });
});

it("tells the zone that counts, and the holidays that are kept", () => {
  const zone = (countries: string[], transitMax: number) => ({ countries, transitMin: 1, transitMax });
  const rules = parseDeliveryRules({ closedOnHolidays: false, zones: [zone(["FR"], 2), zone(["CA"], 3)] });
  const to = { ...nowhere, country: "CA" };
  const example = exampleOf({ to, on: "2026-12-23", hour: 9 }, rules, home, NOW);
  expect(example).toMatchObject({ zone: 1, holidaysHere: [] });
  expect(example.holidaysThere.slice(0, 2)).toEqual([
    { on: "2026-12-25", name: "Christmas Day" },
    { on: "2027-01-01", name: "New Year's Day" },
  ]);
});

it("does not follow a way of years day by day", () => {
  const rules = parseDeliveryRules({ deliveryDays: [1], transitMax: 90 });
  expect(exampleOf({ to: nowhere, on: null, hour: 0 }, rules, home, NOW).days).toHaveLength(84);
});
