import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { dayOf, isoOf } from "#app/lib/day.ts";
import { deliveryRulesSchema } from "#app/shops/delivery-rules.ts";

import { daysOfDelivery, onDeliveryDays } from "./delivery-days.ts";

const RULES = deliveryRulesSchema.parse({});
const BERLIN = { country: "DE", region: "BE" };
/** Sunday to Saturday, and a holiday: nothing on Sundays and holidays, little on Saturdays. */
const WEEK = [0, 0.19, 0.19, 0.19, 0.19, 0.19, 0.05, 0];

const moved = (from: string, to: string, isOpen = daysOfDelivery(RULES, BERLIN, WEEK)) => {
  const { earliestOn, latestOn } = onDeliveryDays({ earliestOn: from, latestOn: to, basis: "learned" }, isOpen);
  return `${earliestOn.slice(5)}..${latestOn.slice(5)}`;
};

describe("a window's ends", () => {
  it.each([
    ["move from a Sunday to the Monday", "2026-11-15", "2026-11-22", "11-16..11-23"],
    ["stay on a Saturday on which parcels come, whatever the rules say", "2026-11-14", "2026-11-21", "11-14..11-21"],
    ["move over Christmas and the Sunday behind it", "2026-12-25", "2026-12-27", "12-28..12-28"],
    ["stay on working days", "2026-11-16", "2026-11-20", "11-16..11-20"],
  ])("%s", (_name, from, to, expected) => {
    expect(moved(from, to)).toBe(expected);
  });

  it("go by the rules alone where too few parcels have come", () => {
    expect(moved("2026-11-14", "2026-11-15", daysOfDelivery(RULES, BERLIN, null))).toBe("11-16..11-16");
    const all = deliveryRulesSchema.parse({ deliveryDays: [1, 2, 3, 4, 5, 6, 7], restsOnHolidays: false });
    expect(moved("2026-12-25", "2026-12-27", daysOfDelivery(all, BERLIN, WEEK))).toBe("12-25..12-27");
  });

  it("stay on a Sunday that the carrier has named", () => {
    const isOpen = daysOfDelivery(RULES, BERLIN, WEEK, [dayOf("2026-11-15")]);
    expect(moved("2026-11-15", "2026-11-15", isOpen)).toBe("11-15..11-15");
    expect(moved("2026-11-15", "2026-11-22", isOpen)).toBe("11-15..11-23");
  });

  it("never come sooner, nor cross; and once moved they stay", () => {
    const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 });
    const shares = fc.option(fc.array(fc.double({ min: 0, max: 0.4, noNaN: true }), { minLength: 8, maxLength: 8 }));
    const country = fc.constantFrom("DE", "FR", "US", "IL", null);
    const places = fc.record({ country, region: fc.constantFrom(null, "BY") });
    fc.assert(
      fc.property(weekdays, shares, places, fc.nat(700), fc.nat(15), (deliveryDays, week, to, from, width) => {
        const rules = deliveryRulesSchema.parse({ deliveryDays });
        const first = dayOf("2026-01-01") + from;
        const window = { earliestOn: isoOf(first), latestOn: isoOf(first + width), basis: "learned" } as const;
        const isOpen = daysOfDelivery(rules, to, week);
        const once = onDeliveryDays(window, isOpen);
        expect(once.earliestOn >= window.earliestOn && once.latestOn >= window.latestOn).toBe(true);
        expect(once.latestOn >= once.earliestOn).toBe(true);
        expect([once.earliestOn, once.latestOn].every((on) => isOpen(dayOf(on)))).toBe(true);
        expect(onDeliveryDays(once, isOpen)).toEqual(once);
      }),
    );
  });
});
