import { expect, it } from "vitest";

import { deliveryRulesSchema, type TransitZone } from "#app/shops/delivery-rules.ts";

import { transitTo } from "./transit-zone.ts";

const zone = (days: number, where: Partial<TransitZone>) => ({
  countries: ["US"],
  transitMin: days,
  transitMax: days,
  ...where,
});
const rules = deliveryRulesSchema.parse({
  transitMin: 9,
  transitMax: 9,
  zones: [
    zone(1, { countries: ["FR"], postcodes: ["974", "20"] }),
    zone(2, { regions: ["HI", "AK"] }),
    zone(3, { regions: ["NY"], postcodes: ["1"] }),
    zone(4, { countries: ["FR", "US"] }),
    zone(5, { countries: ["US"] }),
  ],
}); // prettier-ignore

it.each([
  ["a postcode's first signs", "FR", null, "974", 1],
  ["fewer of them", "FR", null, "201", 1],
  ["another postcode", "FR", null, "75", 4],
  ["no postcode is known", "FR", null, null, 4],
  ["a region", "US", "HI", "967", 2],
  ["a region with its country before it", "US", "US-AK", null, 2],
  ["both are asked for", "US", "NY", "100", 3],
  ["one of both fits", "US", "NY", "0", 4],
  ["the first of two that fit", "US", "TX", null, 4],
  ["nobody spoke of it", "JP", null, null, 9],
  ["nobody knows where it goes", null, null, null, 9],
] as const)("%s", (_title, country, region, area, days) => {
  expect(transitTo({ country, region, area }, rules).transitMin).toBe(days);
});
