import { expect, it } from "vitest";

import { type DeliveryRules, parseDeliveryRules } from "#app/shops/delivery-rules.ts";

import { planDays } from "./day-plan.ts";
import { estimateByRules } from "./estimate-by-rules.ts";

function plan(ordered: string, rules: DeliveryRules) {
  const facts = {
    orderedAt: new Date(ordered),
    shippedAt: null,
    to: { country: "GB", region: null, area: null },
    home: { timeZone: "Europe/Berlin", country: "DE" },
  };
  return planDays(facts, rules, estimateByRules(facts, rules)).map(({ on, part, rest }) => {
    return [on.slice(5), part, ...(rest === null ? [] : [rest])].join(" ");
  });
}

it("tells every day from the order to its last day, and why some of them do not count", () => {
  const rules = parseDeliveryRules({ closedDays: ["2026-12-23"], transitMin: 1, transitMax: 4 });
  expect(plan("2026-12-22T09:00:00Z", rules)).toEqual([
    "12-22 packing",
    "12-23 packing closed",
    "12-24 packing",
    "12-25 road Christmas Day",
    "12-26 road weekday",
    "12-27 road weekday",
    "12-28 road Boxing Day (substitute day)",
    "12-29 arrival",
    "12-30 arrival",
    "12-31 arrival",
    "01-01 arrival New Year's Day",
    "01-02 arrival weekday",
    "01-03 arrival weekday",
    "01-04 arrival",
  ]);
});
