import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { seededChance } from "#app/lib/seeded-chance.ts";

import { type Outcome, patienceOf, watchDrift } from "./drift.ts";

const START = Date.parse("2026-09-01T12:00:00Z");

/** Parcels an hour apart, of which these shares are late. */
function parcels(...stretches: [count: number, share: number][]): Outcome[] {
  const chance = seededChance(11);
  const late = stretches.flatMap(([count, share]) => Array.from({ length: count }, () => chance() < share));
  return late.map((isLate, hour) => ({ at: new Date(START + hour * 3_600_000), isLate }));
}

const hoursIn = (at: Date | null) => (at ? (at.getTime() - START) / 3_600_000 : Number.NaN);

describe("watchDrift", () => {
  it("stays calm while one of ten is late", () => {
    const alarms = Array.from({ length: 40 }, (_, run) => {
      const chance = seededChance(100 + run);
      const outcomes = Array.from({ length: 2_000 }, (_, hour) => ({
        at: new Date(START + hour * 3_600_000),
        isLate: chance() < 0.1,
      }));
      return watchDrift(outcomes, false, 20_000).isRaised;
    });
    // 80,000 parcels, one alarm in 20,000 at most: four are expected in the worst case.
    expect(alarms.filter(Boolean).length).toBeLessThanOrEqual(6);
  });

  it("is raised soon after a slow-down, and knows about when it began", () => {
    const drift = watchDrift(parcels([500, 0.08], [150, 0.35]), false, patienceOf(3_000));
    expect(drift.isRaised).toBe(true);
    expect(hoursIn(drift.changedAt)).toBeGreaterThan(500);
    expect(hoursIn(drift.changedAt)).toBeLessThan(600);
    expect(hoursIn(drift.seen?.since ?? null)).toBeGreaterThan(470);
    expect(hoursIn(drift.seen?.since ?? null)).toBeLessThan(540);
    expect((drift.seen?.late ?? 0) / (drift.seen?.told ?? 1)).toBeGreaterThan(0.25);
  });

  it("is cleared when windows hold again, and not before", () => {
    const slow = parcels([200, 0.05], [200, 0.4]);
    expect(watchDrift(slow, false, 5_000).isRaised).toBe(true);
    const after = watchDrift(parcels([200, 0.05], [200, 0.4], [250, 0.08]), false, 5_000);
    expect(after).toMatchObject({ isRaised: false, seen: null });
    expect(hoursIn(after.changedAt)).toBeGreaterThan(400);
  });

  it("goes on from a raised alarm", () => {
    expect(watchDrift([], true, 1_000)).toEqual({ isRaised: true, changedAt: null, seen: null });
    expect(watchDrift(parcels([40, 0.3]), true, 1_000).isRaised).toBe(true);
    expect(watchDrift(parcels([60, 0]), true, 1_000)).toMatchObject({ isRaised: false });
  });

  it("needs more than a handful of late parcels", () => {
    expect(watchDrift(parcels([3, 1]), false, patienceOf(50)).isRaised).toBe(false);
    expect(watchDrift(parcels([12, 1]), false, patienceOf(50)).isRaised).toBe(true);
  });

  it("never is alarmed by parcels in time, nor calmed by late ones", () => {
    fc.assert(
      fc.property(fc.nat(400), (count) => {
        expect(watchDrift(parcels([count, 0]), false, 1_000).isRaised).toBe(false);
        expect(watchDrift(parcels([count, 1]), true, 1_000).isRaised).toBe(true);
      }),
    );
  });

  it("is not raised later by one more late parcel instead of one in time", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 80 }), fc.nat(79), (lates, place) => {
        const told = lates.map((isLate, hour) => ({ at: new Date(START + hour * 3_600_000), isLate }));
        const worse = told.map((one, at) => (at === place % told.length ? { ...one, isLate: true } : one));
        const firstRaise = (all: Outcome[]) =>
          all.findIndex((_, end) => watchDrift(all.slice(0, end + 1), false, 1_000).isRaised);
        const [first, other] = [firstRaise(told), firstRaise(worse)];
        if (first >= 0) expect(other >= 0 && other <= first).toBe(true);
      }),
    );
  });
});
