import { describe, expect, it } from "vitest";

import { seededChance } from "#app/lib/seeded-chance.ts";

import { findCorrection, offsetAt, offsetsTo, type Said } from "./calibrator.ts";

const SAID = [-2, -1, 0, 1, 2];

/** Forecasts of one a tenth of a day up to `now`, of parcels that take `exp(draw)` days. */
function saidUntil(now: number, draw: (chance: number) => number, place = "DE-BE"): Said[] {
  const chance = seededChance(4);
  return Array.from({ length: 1_000 }, (_, index) => {
    const at = now - 100 + index / 10;
    const logUnits = draw(chance());
    const end = at + Math.exp(logUnits);
    return { at, place, said: SAID, came: end < now ? { logUnits, at: end } : null };
  });
}

/** What came is all that counts, however long ago. */
const FIRM = { halfLife: 1_000, trust: 0 };

describe("a correction", () => {
  it("moves every level to where the stated share came", () => {
    const said = saidUntil(500, (chance) => 4 * chance - 1);
    const { overall: offsets } = findCorrection(said, 500, FIRM);
    for (const [index, level] of [0.05, 0.1, 0.5, 0.9, 0.95].entries()) {
      expect(SAID[index]! + offsets[index]!).toBeCloseTo(4 * level - 1, 0);
    }
  });

  it("is not misled by only the fast ones of the latest parcels having come", () => {
    // All take 1, 8 or 20 days alike; of the last three weeks those of 20 days have not arrived.
    const said = saidUntil(500, (chance) => Math.log([1, 8, 20][Math.floor(chance * 3)]!)).filter(({ at }) => at > 440);
    const [, , median] = findCorrection(said, 500, FIRM).overall;
    expect(SAID[2]! + median!).toBeCloseTo(Math.log(8), 6);
  });

  it("changes nothing while nothing is known, and does not look ahead", () => {
    expect(findCorrection([], 500)).toEqual({ overall: [0, 0, 0, 0, 0], places: {} });
    const said = saidUntil(500, (chance) => chance);
    const then = said
      .filter(({ at }) => at < 450)
      .map((one) => ({ ...one, came: one.came && one.came.at < 450 ? one.came : null }));
    expect(findCorrection(said, 450)).toEqual(findCorrection(then, 450));
  });

  it("follows a place of which much is known, and is drawn to all of them where little is", () => {
    const usual = saidUntil(500, (chance) => 4 * chance - 1);
    const slow = saidUntil(500, (chance) => 4 * chance, "PL-MZ");
    const median = (past: Said[], place: string) => offsetsTo(findCorrection(past, 500, FIRM), place)[2]!;
    expect(median([...usual, ...slow], "PL-MZ")).toBeCloseTo(2, 0);
    expect(median([...usual, ...slow], "DE-BE")).toBeCloseTo(1, 0);
    const few = [...usual, ...slow.slice(0, 20)];
    expect(median(few, "PL-MZ")).toBeGreaterThan(median(few, "DE-BE"));
    expect(median(few, "PL-MZ")).toBeLessThan(1.5);
    expect(offsetsTo(findCorrection(few, 500, FIRM), "FR-IDF")).toEqual(findCorrection(few, 500, FIRM).overall);
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
