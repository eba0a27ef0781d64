import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { deliveryRulesSchema } from "#app/shops/delivery-rules.ts";

import { believe, type BelievedFacts, type ShopFacts } from "./believe.ts";
import { believeRules, ruleError } from "./calibrate-rules.ts";
import { type Knowledge, NO_RULE_ERRORS } from "./knowledge.ts";
import { remaining } from "./quantiles.ts";
import { NO_ORIGINS } from "./sending.ts";
import { wallDays } from "./wall-days.ts";
import { weighCarrier, weightOf } from "./weigh-carrier.ts";

const RULES = deliveryRulesSchema.parse({ processingMin: 1, processingMax: 1, transitMin: 2, transitMax: 6 });
/** A Tuesday, noon in Berlin. */
const NOW = new Date("2026-11-03T11:00:00Z");
const ago = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

function parcel(more: Partial<BelievedFacts> = {}): BelievedFacts {
  return {
    ...{ id: "1", orderedAt: ago(24), handedAt: ago(1), shippedAt: ago(1), deliveredAt: null, carrierEtaAt: null },
    ...{ carrier: "DHL", to: { country: "DE", region: "BE", area: "101" } },
    ...{ product: null, category: null, items: 1, price: 20, weightG: null, freight: null, service: null },
    ...more,
  };
}

function shop(knowledge: Partial<Knowledge> | null = null): ShopFacts {
  const known = {
    version: 7,
    estimate: null,
    ruleErrors: NO_RULE_ERRORS,
    carriers: {},
    stages: null,
    weeks: {},
    ...knowledge,
  };
  const home = { timeZone: "Europe/Berlin", country: "DE" };
  return { shop: "willow", home, rules: RULES, origins: NO_ORIGINS, knowledge: knowledge && known };
}

/** Parcels of all countries that were handed over were off by so much. */
const off = (everywhere: readonly number[]) => ({ ...NO_RULE_ERRORS, handover: { everywhere, byCountry: {} } });

const told = (facts: BelievedFacts, by: ShopFacts, now = NOW) => {
  const { earliestOn, latestOn, basis } = believe(facts, by, now).window;
  return `${earliestOn}..${latestOn} ${basis}`;
};

describe("believe", () => {
  it("goes by the rules while nothing was learned", () => {
    const belief = believe(parcel(), shop(), NOW);
    expect(told(parcel(), shop())).toBe("2026-11-05..2026-11-11 rule");
    expect(belief).toMatchObject({ lane: "DE>DE-BE", carrierOn: null, version: null });
    const [, q10 = 0, , q90 = 0] = belief.quantiles;
    expect(Math.floor(wallDays(NOW, "Europe/Berlin") + q10)).toBe(wallDays(new Date("2026-11-05"), "UTC"));
    expect(Math.floor(wallDays(NOW, "Europe/Berlin") + q90)).toBe(wallDays(new Date("2026-11-11"), "UTC"));
  });

  it("goes by how true the rules were", () => {
    const span = { low: 1.8, high: 8.3 };
    const handover = Array.from({ length: 100 }, (_, index) => ruleError(1.9 + index / 40, span));
    const known = { ruleErrors: off(handover) };
    // The 7th is a Saturday, on which nothing comes by the rules: it counts once parcels have come on such a day.
    expect(told(parcel(), shop(known))).toBe("2026-11-05..2026-11-09 rule");
    const weeks = { DE: [0, 0.18, 0.18, 0.18, 0.18, 0.18, 0.1, 0] };
    expect(told(parcel(), shop({ ...known, weeks }))).toBe("2026-11-05..2026-11-07 rule");
  });

  it("goes by what was learned, and rounds outward over the zones of the address", () => {
    const estimate = () => [0.5, 1, 2, 3, 4];
    expect(told(parcel(), shop({ estimate }))).toBe("2026-11-04..2026-11-06 learned");
    const { carrier, ...facts } = parcel({ to: { country: "US", region: null, area: null } });
    // 11:00 UTC is one o'clock at night on Hawaii and morning in New York; 18 hours later it is another day in the east.
    const late = () => [0.2, 0.75, 0.8, 0.75, 1];
    expect(told({ carrier, ...facts }, shop({ estimate: late }))).toBe("2026-11-03..2026-11-04 learned");
    expect(believe(parcel(), shop({ estimate }), NOW).version).toBe(7);
  });

  it("names no Sunday where parcels have shown that none comes, unless the carrier says so", () => {
    const onSunday = { estimate: () => [4.6, 4.8, 5, 5.2, 5.3] };
    const weeks = { DE: [0, 0.19, 0.19, 0.19, 0.19, 0.19, 0.05, 0] };
    expect(told(parcel(), shop(onSunday))).toBe("2026-11-08..2026-11-08 learned");
    expect(told(parcel(), shop({ ...onSunday, weeks }))).toBe("2026-11-09..2026-11-09 learned");
    expect(told(parcel(), shop({ ...onSunday, weeks: { FR: weeks.DE } }))).toBe("2026-11-08..2026-11-08 learned");
    const named = parcel({ carrierEtaAt: new Date("2026-11-08T00:00:00Z") });
    const carriers = { DHL: { errors: Array.from({ length: 40 }, (_, index) => index / 40), ownScore: 3 } };
    expect(told(named, shop({ ...onSunday, weeks, carriers }))).toBe("2026-11-08..2026-11-08 carrier");
  });

  it("asks the estimator on the clocks of the destination, and by stage", () => {
    const asked: unknown[] = [];
    const estimate: Knowledge["estimate"] = (one, stage, at) => {
      asked.push([one.to, one.toArea, one.from, stage, at - (one.handedAt ?? one.boughtAt)]);
      return [1, 1, 1, 1, 1];
    };
    told(parcel(), shop({ estimate }));
    told(parcel({ handedAt: null, shippedAt: null }), shop({ estimate }));
    expect(asked).toEqual([
      ["DE-BE", "101", "DE", "handover", expect.closeTo(1 / 24)],
      ["DE-BE", "101", "DE", "purchase", expect.closeTo(1)],
    ]);
  });

  it("takes the word of a carrier of which nothing has come, as exact as carriers are", () => {
    const facts = parcel({ carrierEtaAt: new Date("2026-11-13T16:00:00Z") });
    expect(told(facts, shop({ estimate: () => [1, 2, 3, 4, 5] }))).toBe("2026-11-10..2026-11-14 carrier");
    expect(told(facts, shop())).toBe("2026-11-10..2026-11-14 carrier");
    expect(believe(facts, shop(), NOW).carrierOn).toBe("2026-11-13");
  });

  it("knows where the rules hold and where they do not", () => {
    const of = (count: number, days: number) => new Array<number>(count).fill(ruleError(days, { low: 1.8, high: 8.3 }));
    const handover = {
      everywhere: [...of(60, 3), ...of(40, 9)].toSorted(),
      byCountry: { DE: of(60, 3), US: of(40, 9) },
    };
    const known = shop({ ruleErrors: { ...NO_RULE_ERRORS, handover } });
    const middleTo = (country: string) =>
      believe(parcel({ to: { country, region: null, area: null } }), known, NOW).quantiles[2] ?? 0;
    expect(middleTo("DE")).toBeCloseTo(3, 1);
    expect(middleTo("US")).toBeGreaterThan(8);
    expect(middleTo("FR")).toBeLessThan(middleTo("US"));
  });

  it("widens the word of a carrier that has been wrong, and keeps that of one that was right", () => {
    const facts = parcel({ carrierEtaAt: new Date("2026-11-05T16:00:00Z") });
    const record = (errors: number[]) => ({ DHL: { errors, ownScore: 20 } });
    const estimate = () => [2, 2.2, 2.4, 2.6, 2.7];
    const exact = record(Array.from({ length: 40 }, (_, index) => 0.3 + index / 100));
    expect(told(facts, shop({ estimate, carriers: exact }))).toBe("2026-11-05..2026-11-05 carrier");
    const early = record(Array.from({ length: 40 }, (_, index) => 1 + index / 10));
    expect(told(facts, shop({ estimate, carriers: early }))).toBe("2026-11-06..2026-11-09 learned");
  });

  it("goes by itself again once nothing the carrier named has ever been so late", () => {
    const facts = parcel({ carrierEtaAt: new Date("2026-10-20T00:00:00Z") });
    const carriers = { DHL: { errors: [0.2, 0.4, 0.5, 0.6, 0.9], ownScore: 5 } };
    expect(told(facts, shop({ carriers, estimate: () => [1, 2, 3, 4, 5] }))).toBe("2026-11-05..2026-11-07 learned");
  });

  it("never names a day before today, nor quantiles that cross", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { maxLength: 60 }),
        fc.integer({ min: 0, max: 60 * 24 }),
        fc.option(fc.integer({ min: -20, max: 20 })),
        (errors, hours, etaDays) => {
          const carrierEtaAt = etaDays === null ? null : ago(-24 * etaDays);
          const sorted = errors.toSorted((one, other) => one - other);
          const carriers = sorted.length > 0 ? { DHL: { errors: sorted, ownScore: 3 } } : {};
          const facts = parcel({
            orderedAt: ago(hours + 24),
            handedAt: ago(hours),
            shippedAt: ago(hours),
            carrierEtaAt,
          });
          const by = shop({ ruleErrors: off(errors), carriers });
          const { window, quantiles } = believe(facts, by, NOW);
          expect(quantiles).toEqual(quantiles.toSorted((one, other) => one - other));
          expect(quantiles[0]).toBeGreaterThanOrEqual(0);
          if (errors.length > 0) expect(window.earliestOn >= "2026-11-03").toBe(true);
          expect(window.latestOn >= window.earliestOn).toBe(true);
        },
      ),
    );
  });
});

describe("quantiles of what has been seen", () => {
  const values = fc
    .array(fc.double({ min: 0, max: 60, noNaN: true }), { minLength: 1, maxLength: 200 })
    .map((all) => all.toSorted((one, other) => one - other));

  it("never move into the past as time goes by", () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 50, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }), (all, elapsed, more) => {
        const [before, after] = [remaining(all, elapsed), remaining(all, elapsed + more)];
        for (const days of after) expect(days).toBeGreaterThanOrEqual(0);
        const hasRest = all.filter((value) => value > elapsed + more).length >= 5;
        if (hasRest) {
          for (const [level, days] of after.entries()) {
            expect(days + elapsed + more).toBeGreaterThanOrEqual((before[level] ?? 0) + elapsed - 1e-9);
          }
        }
      }),
    ); // prettier-ignore
  });

  it("take the rules for ten to ninety of a hundred, and outcomes for more the more there are", () => {
    const span = { low: 2, high: 8 };
    const [, low = 0, , high = 0] = believeRules(span, [], 0);
    expect(low).toBeGreaterThan(1.6);
    expect(low).toBeLessThan(2.4);
    expect(high).toBeGreaterThan(7);
    expect(high).toBeLessThan(9.5);
    const late = (count: number) => believeRules(span, new Array<number>(count).fill(ruleError(10, span)), 0)[2];
    expect(late(200)).toBeCloseTo(10, 1);
    expect(late(5)).toBeLessThan(8);
  });
});

describe("a carrier's record", () => {
  it("weighs as much as its windows were worth", () => {
    const wide = Array.from({ length: 50 }, (_, index) => index / 5);
    const narrow = Array.from({ length: 50 }, (_, index) => index / 100);
    expect(weightOf({ errors: wide, ownScore: 1 })).toBeLessThan(0.2);
    expect(weightOf({ errors: narrow, ownScore: 9 })).toBeGreaterThan(0.9);
    expect(weighCarrier([1, 1, 1, 1, 1], { errors: narrow, ownScore: 9 }, -0.48)).toBeNull();
  });
});
