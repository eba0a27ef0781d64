import fc from "fast-check";
import { expect, it } from "vitest";

import { evenShare } from "./even-share.ts";

it.each([
  [[], 10, Infinity],
  [[3, 4], 10, Infinity],
  [[2, 100, 100], 10, 4],
  [[100, 100, 100, 100], 10, 2.5],
])("%j of %i", (counts, most, share) => {
  expect(evenShare(counts, most)).toBe(share);
});

it("is never too much together, and leaves nothing over that anybody could still give", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 1 }), fc.integer({ min: 1, max: 5_000 }), (counts, most) => {
      const share = evenShare(counts, most);
      const given = counts.reduce((sum, count) => sum + Math.min(count, share), 0);
      expect(given).toBeLessThanOrEqual(most + 1e-6);
      if (share < Infinity) expect(given).toBeGreaterThan(most - 1e-6);
    }),
  );
});
