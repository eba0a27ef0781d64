import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { localDay } from "#app/lib/local-day.ts";
import { zonesOfAddress } from "#app/lib/address-zones.ts";
import { dayOf, isoOf } from "#app/lib/day.ts";
import { type DeliveryRules, deliveryRulesSchema } from "#app/shops/delivery-rules.ts";

import { estimateByRules, type RuleFacts } from "./estimate-by-rules.ts";
import { deliveryCalendar, handlingCalendar } from "./working-days.ts";

const HOUR_MS = 3_600_000;
const START = Date.parse("2026-01-01T00:00:00Z");
const YEAR_MS = 366 * 24 * HOUR_MS;

const span = (most: number) => fc.tuple(fc.nat(most), fc.nat(most)).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const); // prettier-ignore
const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
const country = fc.constantFrom("DE", "US", "FR", "JP", "IN", "SA", "AU");
const instant = fc.nat(YEAR_MS).map((later) => new Date(START + later));

const rules: fc.Arbitrary<DeliveryRules> = fc
  .record({
    processing: span(8),
    transit: span(15),
    far: span(25),
    cutOffHour: fc.option(fc.integer({ min: 1, max: 23 })),
    handlingDays: weekdays,
    deliveryDays: weekdays,
    closedOnHolidays: fc.boolean(),
    restsOnHolidays: fc.boolean(),
    closed: fc.array(fc.nat(400), { maxLength: 30 }),
    zone: fc.uniqueArray(country, { minLength: 1, maxLength: 3 }),
  })
  .map(({ processing, transit, far, closed, zone, ...rest }) =>
    deliveryRulesSchema.parse({
      ...rest,
      ...{ processingMin: processing[0], processingMax: processing[1], transitMin: transit[0], transitMax: transit[1] },
      closedDays: closed.map((later) => isoOf(dayOf("2026-01-01") + later)),
      zones: [{ countries: zone, transitMin: far[0], transitMax: far[1] }],
    }),
  );

const facts: fc.Arbitrary<RuleFacts> = fc
  .record({
    orderedAt: instant,
    shippedAfter: fc.option(fc.nat(20 * 24)),
    country: fc.option(country),
    timeZone: fc.constantFrom("Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata", "UTC"),
    home: fc.option(country),
  })
  .map(({ orderedAt, shippedAfter, country: to, timeZone, home }) => ({
    orderedAt,
    shippedAt: shippedAfter === null ? null : new Date(orderedAt.getTime() + shippedAfter * HOUR_MS),
    to: { country: to, region: null, area: null },
    home: { timeZone, country: home },
  }));

describe("whatever the rules and wherever it goes", () => {
  it("begins before it ends, on days on which carriers deliver, and not before the order", () => {
    fc.assert(
      fc.property(facts, rules, (asked, told) => {
        const { earliestOn, latestOn } = estimateByRules(asked, told);
        const isOpen = deliveryCalendar(told, asked.to);
        const zones = zonesOfAddress(asked.to, asked.home.timeZone);
        const ordered = zones.map((zone) => localDay(asked.orderedAt, zone)).toSorted();
        expect(earliestOn <= latestOn).toBe(true);
        expect([isOpen(dayOf(earliestOn)), isOpen(dayOf(latestOn))]).toEqual([true, true]);
        expect(earliestOn >= (ordered[0] ?? "")).toBe(true);
      }),
    );
  });

  it("leaves on a day on which the shop packs, and not before the order", () => {
    fc.assert(
      fc.property(facts, rules, (asked, told) => {
        const { shipsByOn } = estimateByRules({ ...asked, shippedAt: null }, told);
        expect(handlingCalendar(told, asked.home.country)(dayOf(shipsByOn))).toBe(true);
        expect(shipsByOn >= localDay(asked.orderedAt, asked.home.timeZone)).toBe(true);
      }),
    );
  });

  it("is never earlier for more work, a longer road, one more closed day, or a later order", () => {
    const slower = fc.record({
      packing: fc.nat(3),
      road: fc.nat(3),
      closedOn: fc.nat(300),
      later: fc.nat(100 * HOUR_MS),
    });
    fc.assert(
      fc.property(facts, rules, slower, (asked, told, { packing, road, closedOn, later }) => {
        const before = estimateByRules({ ...asked, shippedAt: null }, told);
        const more = {
          ...told,
          processingMin: told.processingMin + packing,
          processingMax: told.processingMax + packing,
          transitMin: told.transitMin + road,
          transitMax: told.transitMax + road,
          closedDays: [...told.closedDays, isoOf(dayOf("2026-01-01") + closedOn)],
        };
        const orderedAt = new Date(asked.orderedAt.getTime() + later);
        const after = estimateByRules({ ...asked, orderedAt, shippedAt: null }, more);
        for (const end of ["shipsByOn", "earliestOn", "latestOn"] as const) {
          expect(after[end] >= before[end]).toBe(true);
        }
      }),
    );
  });

  it("is never earlier for what has waited longer, and no other before that", () => {
    fc.assert(
      fc.property(facts, rules, fc.nat(30 * 24 * HOUR_MS), fc.nat(5 * 24 * HOUR_MS), (asked, told, waited, more) => {
        const at = (ms: number) =>
          estimateByRules({ ...asked, shippedAt: null, asOf: new Date(asked.orderedAt.getTime() + ms) }, told);
        const [before, after] = [at(waited), at(waited + more)];
        for (const end of ["shipsByOn", "earliestOn", "latestOn"] as const) {
          expect(after[end] >= before[end]).toBe(true);
        }
        expect(at(0)).toEqual(estimateByRules({ ...asked, shippedAt: null }, told));
      }),
    );
  });
});
