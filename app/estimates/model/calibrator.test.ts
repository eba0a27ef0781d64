import { describe, expect, it } from "vitest";

import { seededChance } from "#app/lib/seeded-chance.ts";

import { findOffsets, offsetAt, type Said } from "./calibrator.ts";

const SAID = [-2, -1, 0, 1, 2];

/** Forecasts of one a tenth of a day up to `now`, of parcels that take `exp(draw)` days. */
function saidUntil(now: number, draw: (chance: number) => number): Said[] {
  const chance = seededChance(4);
  return Array.from({ length: 1_000 }, (_, index) => {
    const at = now - 100 + index / 10;
    const logUnits = draw(chance());
    const end = at + Math.exp(logUnits);
    return { at, said: SAID, came: end < now ? { logUnits, at: end } : null };
  });
}

describe("findOffsets", () => {
  it("moves every level to where the stated share came", () => {
    const offsets = findOffsets(
      saidUntil(500, (chance) => 4 * chance - 1),
      500,
      { halfLife: 1_000, trust: 0 },
    );
    for (const [index, level] of [0.05, 0.1, 0.5, 0.9, 0.95].entries()) {
      expect(SAID[index]! + offsets[index]!).toBeCloseTo(4 * level - 1, 0);
    }
  });

  it("is not misled by only the fast ones of the latest parcels having come", () => {
    // All take 1, 8 or 20 days alike; of the last three weeks those of 20 days have not arrived.
    const said = saidUntil(500, (chance) => Math.log([1, 8, 20][Math.floor(chance * 3)]!)).filter(({ at }) => at > 440);
    const [, , median] = findOffsets(said, 500, { halfLife: 1_000, trust: 0 });
    expect(SAID[2]! + median!).toBeCloseTo(Math.log(8), 6);
  });

  it("changes nothing while nothing is known, and does not look ahead", () => {
    expect(findOffsets([], 500)).toEqual([0, 0, 0, 0, 0]);
    const said = saidUntil(500, (chance) => chance);
    const then = said
      .filter(({ at }) => at < 450)
      .map((one) => ({ ...one, came: one.came && one.came.at < 450 ? one.came : null }));
    expect(findOffsets(said, 450)).toEqual(findOffsets(then, 450));
  });

  it("goes from level to level in between", () => {
    const offsets = [0, 1, 2, 4, 8];
    for (const [index, level] of [0.05, 0.1, 0.5, 0.9, 0.95].entries()) {
      expect(offsetAt(offsets, level)).toBeCloseTo(offsets[index]!, 6);
    }
    expect(offsetAt(offsets, 0.7)).toBeGreaterThan(2);
    expect(offsetAt(offsets, 0.99)).toBe(8);
  });
});
