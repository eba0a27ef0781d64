import { describe, expect, it } from "vitest";

import { type Chance, seededChance } from "#app/lib/seeded-chance.ts";

import { bootstrapDifference } from "./bootstrap.ts";
import { type Comparison, type Lift, measureLift } from "./lift.ts";
import { mergeGroups, type OutcomeGroup, sideFigures } from "./outcomes.ts";
import { poissonCount } from "./poisson.ts";
import { verdictErrors } from "./power.ts";
import { rateDifference } from "./rate-difference.ts";

/** People of whom a share buys once again, for 20 to 80. */
function drawPeople(people: number, share: number, chance: Chance): OutcomeGroup[] {
  const counts = new Map<number, number>();
  for (let one = 0; one < people; one += 1) {
    const minor = chance() < share ? 2_000 + 100 * Math.floor(60 * chance()) : 0;
    counts.set(minor, (counts.get(minor) ?? 0) + 1);
  }
  return [...counts].map(([minor, count]) => ({ minor, people: count }));
}

const compare = (change: Partial<Comparison>): Lift =>
  measureLift({
    ...{ since: new Date("2026-01-01"), percent: 50, windowDays: 7, peoplePerWeek: 500, shown: [], heldOut: [] },
    ...change,
  });
const side = (people: number, buyers: number, minor = 5_000): OutcomeGroup[] => [
  { minor: 0, people: people - buyers },
  { minor, people: buyers },
];

describe("the interval of a difference", () => {
  it("holds the truth about nineteen times of twenty", () => {
    const chance = seededChance(7);
    const truth = (0.15 - 0.1) * 4_950;
    let held = 0;
    for (let world = 0; world < 200; world += 1) {
      const { low, high } = bootstrapDifference(drawPeople(1_500, 0.15, chance), drawPeople(500, 0.1, chance), chance);
      if (low <= truth && truth <= high) held += 1;
    }
    expect(held / 200).toBeGreaterThan(0.9);
    expect(held / 200).toBeLessThan(0.99);
  });

  it("is about 1.96 standard errors to either side, as it must be for many people", () => {
    const [shown, heldOut] = [side(20_000, 2_000), side(20_000, 2_000)];
    const { low, high } = bootstrapDifference(shown, heldOut, seededChance(1));
    const { variance, people } = sideFigures(shown);
    const expected = 1.96 * Math.sqrt((2 * variance) / people);
    expect((high - low) / 2 / expected).toBeGreaterThan(0.93);
    expect((high - low) / 2 / expected).toBeLessThan(1.07);
  });

  it("is the same whenever it is asked for", () => {
    const asked = () => bootstrapDifference(side(500, 50), side(500, 40), seededChance(3));
    expect(asked()).toEqual(asked());
  });
});

describe("groups of people", () => {
  it("keep people and sum when neighbors are merged", () => {
    const groups = Array.from({ length: 5_000 }, (_, index) => ({ minor: index * 10, people: 1 + (index % 3) }));
    const merged = mergeGroups(groups, 1_000);
    expect(merged.length).toBeLessThanOrEqual(1_000);
    expect(sideFigures(merged).people).toBe(sideFigures(groups).people);
    expect(sideFigures(merged).meanMinor).toBeCloseTo(sideFigures(groups).meanMinor, 6);
  });

  it("of drawn counts have the mean they were drawn for", () => {
    const chance = seededChance(5);
    for (const mean of [0.5, 12, 400]) {
      const drawn = Array.from({ length: 4_000 }, () => poissonCount(mean, chance));
      expect(drawn.reduce((sum, count) => sum + count, 0) / 4_000 / mean).toBeCloseTo(1, 1);
    }
  });
});

describe("the lift", () => {
  it("is nobody's to tell when nobody is held out", () => {
    expect(compare({ percent: 0 })).toEqual({ state: "off" });
  });

  it("is not told before either side has people and purchases enough", () => {
    expect(compare({})).toMatchObject({ state: "starting", power: { detectable: null } });
    expect(compare({ shown: side(95, 20), heldOut: side(99, 20) })).toMatchObject({ state: "starting" });
    expect(compare({ shown: side(500, 60), heldOut: side(500, 9) })).toMatchObject({ state: "starting" });
  });

  it("is not believed when the sides are not as large as drawn", () => {
    const lopsided = compare({ percent: 10, shown: side(9_500, 900), heldOut: side(500, 50) });
    expect(lopsided).toMatchObject({ state: "unbalanced", expectedHeldOut: 1_000 });
    expect(compare({ percent: 1, heldOut: side(2, 0) })).toMatchObject({ state: "starting" });
  });

  it("says what more people spend, with the verdict held back while chance could have done it", () => {
    const lift = compare({ shown: side(1_000, 110), heldOut: side(1_000, 100) });
    expect(lift).toMatchObject({
      state: "measured",
      verdict: "unclear",
      perPerson: { estimate: 50 },
      totalMinor: 50_000,
    });
    if (lift.state !== "measured") return;
    expect(lift.relative).toBeCloseTo(0.1);
    expect(lift.perPerson.low).toBeLessThan(0);
    expect(lift.perPerson.high).toBeGreaterThan(50);
  });

  it.each([
    ["more", 2_000, 1_000],
    ["less", 1_000, 2_000],
  ])("says %s when it is beyond chance", (verdict, more, less) => {
    const lift = compare({ shown: side(10_000, more), heldOut: side(10_000, less) });
    expect(lift).toMatchObject({ state: "measured", verdict });
  });

  it("seldom speaks of an effect that is not there, however often somebody looks", () => {
    const chance = seededChance(11);
    let misled = 0;
    for (let world = 0; world < 100; world += 1) {
      let [shown, heldOut]: [OutcomeGroup[], OutcomeGroup[]] = [[], []];
      for (let day = 0; day < 40; day += 1) {
        shown = [...shown, ...drawPeople(100, 0.1, chance)];
        heldOut = [...heldOut, ...drawPeople(100, 0.1, chance)];
        const [one, other] = [sideFigures(shown), sideFigures(heldOut)];
        const error = Math.sqrt(one.variance / one.people + other.variance / other.people);
        if (Math.abs(one.meanMinor - other.meanMinor) > verdictErrors(one.people + other.people) * error) {
          misled += 1;
          break;
        }
      }
    }
    expect(misled).toBeLessThanOrEqual(5);
  });
});

describe("what the comparison can see", () => {
  const weeksFor = (change: Partial<Comparison>) => {
    const lift = compare({ shown: side(1_000, 100), heldOut: side(1_000, 100), ...change });
    return lift.state === "off" ? [] : lift.power.waits.map(({ weeks }) => weeks);
  };

  it("is smaller lifts with more people", () => {
    const few = compare({ shown: side(1_000, 100), heldOut: side(1_000, 100) });
    const many = compare({ shown: side(16_000, 1_600), heldOut: side(16_000, 1_600) });
    if (few.state !== "measured" || many.state !== "measured") throw new Error("not measured");
    expect((few.power.detectable ?? 0) / (many.power.detectable ?? 1)).toBeGreaterThan(3.5);
  });

  it("takes fewer weeks for larger lifts, and none when people enough have come", () => {
    const [tenth, quarter, half] = weeksFor({ peoplePerWeek: 5_000 });
    expect(tenth).toBeGreaterThan(Number(quarter));
    expect(quarter).toBeGreaterThan(Number(half));
    expect(weeksFor({ shown: side(60_000, 6_000), heldOut: side(60_000, 6_000) }).at(-1)).toBe(0);
  });

  it("never comes where nobody comes", () => {
    expect(weeksFor({ peoplePerWeek: 0 })).toEqual(["never", "never", "never"]);
  });
});

describe("the share that came back", () => {
  it("has the interval of Newcombe's table II", () => {
    const people = (buyers: number, all: number) => sideFigures(side(all, buyers));
    const { low, high } = rateDifference(people(56, 70), people(48, 80));
    expect(low / 100).toBeCloseTo(0.0524, 4);
    expect(high / 100).toBeCloseTo(0.3339, 4);
  });
});
