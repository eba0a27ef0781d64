import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { defaultCurve } from "./default-curves.ts";
import { BIN_ENDS, binOf, emptyBins } from "./gap-bins.ts";
import { type GapCounts, hoursUntil, learnCurve, shareBeyond } from "./gap-curve.ts";
import { GAP_STAGES } from "./gap-stage.ts";

const NETWORK = defaultCurve("network");

/** So many parcels, silent for so many hours. */
function counts(...parcels: { hours: number; times: number; open?: boolean }[]): GapCounts {
  const [ended, open] = [emptyBins(), emptyBins()];
  for (const { hours, times, open: still } of parcels) {
    const bins = still ? open : ended;
    bins[binOf(hours)] = (bins[binOf(hours)] ?? 0) + times;
  }
  return { ended, open };
}

describe("a curve", () => {
  it("says of nothing learned what was believed", () => {
    expect(hoursUntil(NETWORK, 0.5)).toBeCloseTo(36, 0);
    expect(hoursUntil(NETWORK, 0.95)).toBeCloseTo(120, 0);
    const untaught = learnCurve(counts(), NETWORK);
    expect(untaught.every((chance, bin) => Math.abs(chance - (NETWORK[bin] ?? 0)) < 1e-9)).toBe(true);
  });

  it("follows many parcels, and hardly moves for a few", () => {
    const slow = { hours: 200, times: 1 };
    const taught = (times: number) => hoursUntil(learnCurve(counts({ ...slow, times }), NETWORK), 0.5);
    expect(taught(5_000)).toBeGreaterThan(180);
    expect(taught(5_000)).toBeLessThan(216);
    expect(taught(2)).toBeLessThan(45);
  });

  it("counts silences that still last as at least so long", () => {
    const ended = { hours: 20, times: 500 };
    const blind = learnCurve(counts(ended), NETWORK);
    const seeing = learnCurve(counts(ended, { hours: 110, times: 100, open: true }), NETWORK);
    expect(hoursUntil(blind, 0.95)).toBeLessThan(36);
    expect(hoursUntil(seeing, 0.95)).toBeGreaterThan(108);
  });

  it("has what was planted in it within a bin", () => {
    const planted = Array.from({ length: 1_000 }, (_, at) => ({ hours: 10 + at * 0.2, times: 5 }));
    const curve = learnCurve(counts(...planted), NETWORK);
    for (const share of [0.5, 0.9, 0.95]) {
      const truth = 10 + share * 200;
      expect(Math.abs(hoursUntil(curve, share) - truth), String(share)).toBeLessThan(13);
    }
  });
});

const bin = fc.integer({ min: 0, max: BIN_ENDS.length - 1 });
const anyCounts = fc
  .array(fc.record({ bin, times: fc.integer({ min: 0, max: 300 }), open: fc.boolean() }), { maxLength: 40 })
  .map((parcels) =>
    counts(...parcels.map(({ bin, times, open }) => ({ hours: (BIN_ENDS[bin] ?? 1) - 1, times, open }))),
  );
const anyCurve = fc
  .tuple(fc.constantFrom(...GAP_STAGES), anyCounts)
  .map(([stage, learned]) => learnCurve(learned, defaultCurve(stage)));
const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const hours = fc.double({ min: 0, max: 2_000, noNaN: true });

describe("whatever was learned", () => {
  it("chances are chances, and fewer parcels are silent for longer", () => {
    fc.assert(
      fc.property(anyCurve, hours, hours, (curve, one, other) => {
        expect(curve.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
        const [short, long] = [Math.min(one, other), Math.max(one, other)];
        expect(shareBeyond(curve, long)).toBeLessThanOrEqual(shareBeyond(curve, short) + 1e-12);
      }),
    );
  });

  it("a larger share takes no less time", () => {
    fc.assert(
      fc.property(anyCurve, share, share, hours, (curve, one, other, since) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)];
        expect(hoursUntil(curve, few, since)).toBeLessThanOrEqual(hoursUntil(curve, many, since) + 1e-6);
      }),
    );
  });

  it("a longer silence never brings the next news nearer, and news is never expected in the past", () => {
    fc.assert(
      fc.property(anyCurve, share, hours, hours, (curve, part, one, other) => {
        const [short, long] = [Math.min(one, other), Math.max(one, other)];
        expect(hoursUntil(curve, part, short)).toBeLessThanOrEqual(hoursUntil(curve, part, long) + 1e-6);
        expect(hoursUntil(curve, part, long)).toBeGreaterThanOrEqual(long);
      }),
    );
  });
});
