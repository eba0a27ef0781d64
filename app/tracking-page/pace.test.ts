import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createPace, STEP_MS } from "./pace.ts";

describe("the pace of answers", () => {
  it("is a quarter of a second as long as nobody needs longer", () => {
    const pace = createPace();
    expect([3, 40, 249, 0].map((spent, place) => pace.leaveAt(spent, place))).toEqual([250, 250, 250, 250]);
  });

  it("is the slowest one's for all, until that was a while ago", () => {
    const pace = createPace();
    expect(pace.leaveAt(20, 0)).toBe(250);
    expect(pace.leaveAt(610, 1_000)).toBe(750);
    expect(pace.leaveAt(300, 5_000)).toBe(750);
    expect(pace.leaveAt(20, 10_999)).toBe(750);
    expect(pace.leaveAt(20, 11_000)).toBe(500);
    expect(pace.leaveAt(20, 15_000)).toBe(250);
  });

  it("makes nobody wait for one that hung, beyond a second and a half", () => {
    const pace = createPace();
    expect(pace.leaveAt(9_100, 0)).toBe(9_250);
    expect(pace.leaveAt(20, 1)).toBe(1_500);
  });

  it("is a step, never before the work is done", () => {
    const answers = fc.array(fc.tuple(fc.nat(5_000), fc.nat(3_000)));
    fc.assert(
      fc.property(answers, (past) => {
        const pace = createPace();
        let now = 0;
        for (const [gap, spent] of past) {
          const leaves = pace.leaveAt(spent, (now += gap));
          expect(leaves % STEP_MS).toBe(0);
          expect(leaves).toBeGreaterThanOrEqual(spent);
        }
      }),
    );
  });

  it("does not tell a quick one from a slow one after one that was slower than both", () => {
    const work = fc.nat(1_500);
    fc.assert(
      fc.property(work, work, work, fc.nat(9_999), (slowest, one, other, gap) => {
        fc.pre(slowest >= one && slowest >= other);
        const leaves = [one, other].map((spent) => {
          const pace = createPace();
          pace.leaveAt(slowest, 0);
          return pace.leaveAt(spent, gap);
        });
        expect(leaves[0]).toBe(leaves[1]);
      }),
    );
  });
});
