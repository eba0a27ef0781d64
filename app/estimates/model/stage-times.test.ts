import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { finishSteps } from "#app/lib/steps.ts";

import { learnStageTimes, type PastStay } from "./learn-stage-times.ts";
import { cellKey, daysFromStage, SCAN_STAGES, type ScanStage, type StageTimes, USUAL_TIMES } from "./stage-times.ts";

const NEVER = () => false;
/** Days since 1970: a Tuesday, nine o'clock. */
const TUESDAY = 20_760 + 9 / 24;

function stay(stage: ScanStage, more: Partial<PastStay> = {}): PastStay {
  return { stage, carrier: "DHL", place: "DE-BE", since: TUESDAY, deliveredAt: null, ...more };
}

/** Tuesdays of the past, each delivered so many days later. */
function past(count: number, took: (index: number) => number | null, more: Partial<PastStay> = {}): PastStay[] {
  return Array.from({ length: count }, (_, index) => {
    const since = TUESDAY - 7 * (1 + (index % 20));
    const days = took(index);
    return { ...stay("near"), since, deliveredAt: days === null ? null : since + days, ...more };
  });
}

const learn = (stays: PastStay[]) => finishSteps(learnStageTimes(stays, USUAL_TIMES.pace, TUESDAY, NEVER));
const days = (times: StageTimes, one: PastStay, at = TUESDAY) => daysFromStage(times, one, at, NEVER);

describe("what scans say before anything is learned", () => {
  it.each([
    ["near", 0.3, 3.1],
    ["van", 0.1, 1.3],
    ["attempted", 1, 5],
    ["exception", 1.9, 9],
  ] as const)("of %s: half within %d days or so, nine of ten within %d", (stage, half, most) => {
    const [, , q50 = 0, q90 = 0] = days(USUAL_TIMES, stay(stage));
    expect(q50).toBeGreaterThan(half);
    expect(q50).toBeLessThan(half + 0.8);
    expect(q90).toBeGreaterThan(most / 2);
    expect(q90).toBeLessThan(most);
  });
});

describe("learnStageTimes", () => {
  it("finds what was planted", () => {
    const times = learn(past(400, (index) => 0.25 + (index % 100) / 1_000));
    const [, q10 = 0, q50 = 0, q90 = 0] = days(times, stay("near"));
    expect([q10, q50, q90]).toEqual([expect.closeTo(0.26, 1), expect.closeTo(0.3, 1), expect.closeTo(0.34, 1)]);
    // Another carrier goes by all, another stage by what is usual.
    expect(days(times, stay("near", { carrier: "UPS" }))[2]).toBeCloseTo(0.3, 1);
    expect(days(times, stay("van"))).toEqual(days(USUAL_TIMES, stay("van")));
  });

  it("draws a carrier with few parcels to all, and keeps one with many", () => {
    const fast = past(400, () => 0.25);
    const few = learn([...fast, ...past(6, () => 3, { carrier: "UPS" })]);
    const many = learn([...fast, ...past(300, () => 3, { carrier: "UPS" })]);
    expect(days(few, stay("near", { carrier: "UPS" }))[2]).toBeLessThan(0.5);
    expect(days(many, stay("near", { carrier: "UPS" }))[2]).toBeCloseTo(3, 0);
    expect(learn(past(4, () => 1)).curves).toEqual({});
    expect(Object.keys(few.curves)).toContain(cellKey("near", "UPS", "DE"));
  });

  it("counts the newest more, and those under way for as long as they have waited", () => {
    const was = past(200, () => 0.25).map((one) => ({
      ...one,
      since: one.since - 700,
      deliveredAt: one.since - 699.7,
    }));
    const now = past(100, () => 2);
    expect(days(learn([...was, ...now]), stay("near"))[2]).toBeCloseTo(2, 0);
    const arrived = learn(past(100, () => 0.3));
    const waiting = learn([...past(100, () => 0.3), ...past(60, () => null)]);
    expect(days(waiting, stay("near"))[3]).toBeGreaterThan((days(arrived, stay("near"))[3] ?? 0) + 1);
  });

  it("looks at nothing that came later", () => {
    const one = past(50, () => 0.3);
    const later = past(50, () => 3).map((each) => ({ ...each, since: each.since + 300, deliveredAt: TUESDAY + 300 }));
    expect(learn([...one, ...later])).toEqual(learn(one));
  });
});

describe("daysFromStage", () => {
  const lengths = fc.array(fc.option(fc.double({ min: 0.01, max: 20, noNaN: true })), { maxLength: 40 });
  const stage = fc.constantFrom(...SCAN_STAGES);

  it("is in order, never in the past, and never nearer for having waited", () => {
    fc.assert(
      fc.property(stage, stage, lengths, fc.double({ min: 0, max: 30, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }), (of, asked, all, waited, more) => {
        const times = learn(past(all.length, (index) => all[index] ?? null, { stage: of }));
        const quantiles = days(times, stay(asked), TUESDAY + waited);
        expect(quantiles).toEqual(quantiles.toSorted((one, other) => one - other));
        expect(quantiles[0]).toBeGreaterThanOrEqual(0);
        const later = days(times, stay(asked), TUESDAY + waited + more);
        for (const [level, value] of later.entries()) expect(value + more).toBeGreaterThanOrEqual((quantiles[level] ?? 0) - 1e-6);
      }),
    ); // prettier-ignore
  });

  it("lets no parcel that missed its attempt come sooner than from the van", () => {
    fc.assert(
      fc.property(stage, lengths, (of, all) => {
        const times = learn(past(all.length, (index) => all[index] ?? null, { stage: of }));
        const [van, attempted] = [days(times, stay("van")), days(times, stay("attempted"))];
        for (const [level, value] of attempted.entries()) expect(value).toBeGreaterThanOrEqual(van[level] ?? 0);
      }),
    );
  });

  it("waits for Monday behind a Sunday", () => {
    const saturday = TUESDAY + 4.5;
    expect(days(USUAL_TIMES, stay("near", { since: saturday }), saturday)[2]).toBeGreaterThan(1);
  });
});
